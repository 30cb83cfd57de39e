"""The lines of a text as they are printed: how wide they are, and what stands first on each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

# Where Chinese and Latin meet.
_MIXED = re.compile(r"(?<=[^\x00-\xff]) ?(?=[\dA-Za-z])|(?<=[\dA-Za-z%]) ?(?=[^\x00-\xff])")
_GAP = re.compile(r"\S {3,}(?=\S)")
# What no type-setter parts: a word of letters and digits, or a character, with the closing marks behind it.
_TOKEN = re.compile(r"[“‘《〈（〔【(]*(?:[\dA-Za-z.%]+|.)[”’》〉）〕】)，。、；：！？,;%]*")


@dataclass(frozen=True)
class PrintedLine:
    """text[start:end] of a line without the blanks around it; `indent` counts those before it."""

    text: str
    start: int
    end: int
    indent: int

    @cached_property
    def width(self) -> float:
        return _width(self.text)

    @property
    def characters(self) -> int:
        """How many there are, those of the indent too."""
        return self.indent + len(self.text)

    @cached_property
    def spread(self) -> float:
        """The width with the blanks inside, which stand for lost breaks in text that was one line before it was cut."""
        return self.width + sum(character.isspace() for character in self.text)

    @cached_property
    def in_columns(self) -> bool:
        """True for a row of a table: a few wide gaps; a line spread to the margin has one behind each character."""
        gaps = len(_GAP.findall(self.text))
        return 0 < gaps < len(self.text.split()) - 1 or (gaps > 0 and self.width > 4 * (gaps + 1))

    @cached_property
    def head(self) -> float:
        """Width of what would have had to fit on the line above."""
        token = _TOKEN.match(self.text)
        return _width(token.group()) if token else 0.0


def printed_lines(text: str, residue: Sequence[tuple[int, int]]) -> list[PrintedLine]:
    """The lines that hold anything; `residue` are those that page breaks left, which do not count."""
    gone = {start for start, _ in residue}
    found = []
    for match in re.finditer(r"[^\n\f]+", text):
        body = match.group().strip()
        if body and match.start() not in gone:
            indent = len(match.group()) - len(match.group().lstrip())
            start = match.start() + indent
            found.append(PrintedLine(body, start, start + len(body), indent))
    return found


def _width(line: str) -> float:
    """Printed width: blanks between Chinese and Latin stand for the quarter character that type-setting leaves there."""
    printed = "".join(line.split())
    narrow = len(printed.encode("ascii", "ignore"))
    if not narrow:
        return 2 * len(printed)
    return 2 * len(printed) - narrow + 0.5 * len(_MIXED.findall(line))
