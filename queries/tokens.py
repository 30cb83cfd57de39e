"""Words of a Cypher text or of the expressions a plan prints: enough to tell strings and comments from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<comment> //[^\n\r]* | /\*.*?(?:\*/|$) )
    | (?P<string> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
    | (?P<name> `(?:[^`]|``)*` | [^\W\d]\w* )
    | (?P<parameter> \$\s*(?:`(?:[^`]|``)*`|\w+) )
    | (?P<number> \d\w* (?:\.\d\w*)? )
    | (?P<sign> =~ | \.\. | \|\| | [^\s\w] )
    """,
    re.VERBOSE | re.DOTALL,
)
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
_ESCAPES = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f"}


@dataclass(frozen=True)
class Token:
    """One word: its kind (comment, string, name, parameter, number, sign) and the text of it."""

    kind: str
    text: str


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, without the blanks between them."""
    for match in _TOKEN.finditer(text):
        yield Token(str(match.lastgroup), match.group())


def string_value(literal: str) -> str:
    """What a string literal stands for."""
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), literal[1:-1], flags=re.DOTALL)


def integer_value(literal: str) -> int | None:
    """The number a literal stands for; None for what is no whole number."""
    try:
        return int(literal.replace("O", "o"), 0) if re.match(r"0[xXoO]", literal) else int(literal)
    except ValueError:
        return None
