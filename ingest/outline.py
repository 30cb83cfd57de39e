"""The tree of items of a document, its plans and what was left out, as `outlining` arranges them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.markers import Marker


@dataclass
class Item:
    """A marker, the range of its own text (behind the marker, before its first child), and its children."""

    marker: Marker
    start: int
    end: int
    children: list[Item] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """This item and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def deep_end(self) -> int:
        """Where the last item below this one ends."""
        return self.last().end

    def last(self) -> Item:
        """The last item below this one that has none below it; itself where it has none."""
        return self.children[-1].last() if self.children else self


@dataclass
class Part:
    """One plan of a document: its own title where several share the document, and its top-level items."""

    title: str | None
    title_span: tuple[int, int]
    items: list[Item]
    front: tuple[int, int]  # the text before its first item


@dataclass(frozen=True)
class Ignored:
    """A stretch of text left out on purpose, and the rule that left it out."""

    start: int
    end: int
    rule: str


@dataclass
class Outline:
    """The parts of a document, what was left out, where the plan's text ends, and its annexes whose items are tasks."""

    parts: list[Part]
    ignored: list[Ignored]
    end: int
    annexes: list[Part] = field(default_factory=list)

    @property
    def everything(self) -> list[Part]:
        """The parts of the plan and its annexes."""
        return [*self.parts, *self.annexes]
