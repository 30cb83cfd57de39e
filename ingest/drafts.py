"""Tasks before their fields are read, as items and tables give them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.outline import Ignored
from ingest.reading import Reading
from ingest.row_cells import RowCells


@dataclass
class Draft:
    """A task before its fields are read: `content` still holds responsibility and time phrases and line breaks.

    `owner`: the bodies that head an agency-first item; `above`: responsibility phrases of headings that cover it;
    `title_rule`: what told the title from the text.
    """

    number: str | None
    path: list[str]
    title: str | None
    content: Reading
    start: int
    end: int
    owner: Reading | None = None
    above: tuple[Reading, ...] = ()
    row: RowCells | None = None  # the other cells, where the task is a row of a table
    title_rule: str = ""


@dataclass
class Drafts:
    """Task drafts in order, the text of the goals sections, headings without text, text left out on purpose."""

    tasks: list[Draft] = field(default_factory=list)
    goals: list[Reading] = field(default_factory=list)
    empty: list[tuple[int, int]] = field(default_factory=list)
    openings: list[tuple[int, int]] = field(default_factory=list)  # what stands between a heading and its first item
    ignored: list[Ignored] = field(default_factory=list)
