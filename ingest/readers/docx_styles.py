"""Styles of a Word document, as far as text and numbers depend on them (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ingest.readers.docx_xml import W, number, switch, value

# Word itself follows no more than ten; a longer chain is damage.
_MAX_CHAIN = 20


@dataclass(frozen=True)
class Style:
    """One style: the numbering it gives its paragraphs, and whether its text is hidden (None: not said)."""

    id: str
    name: str
    based_on: str | None
    num_id: str | None
    level: int | None
    hidden: bool | None


class Styles:
    """The styles by id. A style takes what it does not say from the one it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._chains: dict[str | None, tuple[Style, ...]] = {}
        self._default: str | None = None
        for element in root.iter(f"{W}style") if root is not None else ():
            style = _read(element)
            if style.id and style.id not in self._styles:
                self._styles[style.id] = style
                if element.get(f"{W}default") in ("1", "true", "on") and element.get(f"{W}type") == "paragraph":
                    self._default = style.id

    def chain(self, style_id: str | None) -> tuple[Style, ...]:
        """The style and those it is based on, nearest first; the default paragraph style for no or an unknown id."""
        if style_id not in self._chains:
            self._chains[style_id] = self._follow(style_id if style_id in self._styles else self._default)
        return self._chains[style_id]

    def hidden(self, style_id: str | None) -> bool | None:
        """Whether text of this character or paragraph style is hidden, None when no style of the chain says so."""
        return next((style.hidden for style in self.chain(style_id) if style.hidden is not None), None)

    def is_contents(self, style_id: str | None) -> bool:
        """True for the styles of the table of contents, whose lines repeat the headings."""
        return style_id in self._styles and self._styles[style_id].name.lower().startswith("toc ")

    def _follow(self, style_id: str | None) -> tuple[Style, ...]:
        found: list[Style] = []
        while style_id in self._styles and len(found) < _MAX_CHAIN:
            style = self._styles[style_id]
            if style in found:
                break
            found.append(style)
            style_id = style.based_on
        return tuple(found)


def _read(element: etree._Element) -> Style:
    place = element.find(f"{W}pPr/{W}numPr")
    return Style(
        id=element.get(f"{W}styleId") or "",
        name=value(element.find(f"{W}name")) or "",
        based_on=value(element.find(f"{W}basedOn")),
        num_id=value(place.find(f"{W}numId")) if place is not None else None,
        level=number(place.find(f"{W}ilvl")) if place is not None else None,
        hidden=switch(element.find(f"{W}rPr"), "vanish"),
    )
