"""The visible text of a Word paragraph: runs, tracked changes, fields, hidden text, text boxes, citations of notes.

Source: ECMA-376 part 1, 17.3 (runs), 17.13.5 (revisions), 17.16 (fields).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.docx_styles import Styles
from ingest.readers.docx_xml import MC, W, chosen, is_contents_field, switch, value

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_REMOVED = {f"{W}del", f"{W}moveFrom"}
# Properties, field codes and the reading aid above a word are no text.
_NO_TEXT = {
    f"{W}{name}"
    for name in ("instrText", "delText", "delInstrText", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt", "sym")
}
_TEXT = {f"{W}t", f"{_MATH}t"}
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_ONE_LINE = str.maketrans("\n\r\t", "   ")


@dataclass
class Shown:
    """What a paragraph shows: its text, and the text boxes anchored in it, in order."""

    text: str
    boxes: list[etree._Element]


@dataclass
class _Field:
    code: list[str] = field(default_factory=list)
    result: bool = False
    contents: bool = False

    @property
    def silent(self) -> bool:
        """True where what stands in the field is no text: its code, or a table of contents."""
        return self.contents or not self.result


class ParagraphText:
    """Reads paragraphs in document order; fields go on from one paragraph to the next."""

    def __init__(self, body: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self._open: list[_Field] = []
        self._silent = self._contents = 0  # how many of the open fields are
        self._stray = _unpaired(body)
        self.cited: dict[str, list[str]] = {"footnotes": [], "endnotes": []}  # ids in order of citation

    @property
    def in_contents(self) -> bool:
        """True inside the field of a table of contents."""
        return self._contents > 0

    def read(self, paragraph: etree._Element) -> Shown:
        """The visible text of one paragraph, without its number."""
        boxes: list[etree._Element] = []
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        text = "".join(self._inline(paragraph, boxes, self._styles.hidden(style) is True))
        return Shown(text, boxes)

    def skip(self, element: etree._Element) -> None:
        """Pass over an element that is not shown; fields that begin or end in it do so all the same."""
        for mark in element.iter(f"{W}fldChar", f"{W}instrText"):
            self._field(mark)

    def _inline(self, element: etree._Element, boxes: list[etree._Element], hidden: bool) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _TEXT:
                if not (hidden or self._silent):
                    yield _letters(child)
            elif tag in (f"{W}fldChar", f"{W}instrText"):
                self._field(child)
            elif tag in _REMOVED:
                self.skip(child)
            elif tag in _NO_TEXT or not isinstance(tag, str):
                continue
            elif tag in _BREAKS:
                # A page or column break inside a sentence breaks no line.
                if not (hidden or self._silent or child.get(f"{W}type") in ("page", "column")):
                    yield _BREAKS[tag]
            elif tag in _NOTES:
                if not hidden:
                    self.cited[_NOTES[tag]].append(child.get(f"{W}id") or "")
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag == f"{MC}AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    yield from self._inline(branch, boxes, hidden)
            elif tag == f"{W}fldSimple" and is_contents_field(child.get(f"{W}instr") or ""):
                self.skip(child)
            else:
                inner = self._hides(child, hidden) if tag == f"{W}r" else hidden
                yield from self._inline(child, boxes, inner)

    def _hides(self, run: etree._Element, paragraph_hidden: bool) -> bool:
        """Whether a run is hidden: by its own word, that of its style, or that of its paragraph's."""
        properties = run.find(f"{W}rPr")
        own = switch(properties, "vanish")
        style = value(properties.find(f"{W}rStyle")) if own is None and properties is not None else None
        by_style = self._styles.hidden(style) if style is not None else None
        return next((said for said in (own, by_style) if said is not None), paragraph_hidden)

    def _field(self, mark: etree._Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        innermost = self._open[-1] if self._open else None
        if mark.tag == f"{W}instrText":
            if innermost is not None and not innermost.result:
                innermost.code.append(mark.text or "")
        elif kind == "begin" and mark not in self._stray:
            self._open.append(_Field())
            self._silent += 1
        elif innermost is None:
            return
        elif kind == "separate" and not innermost.result:
            innermost.result = True
            innermost.contents = is_contents_field("".join(innermost.code))
            self._silent -= not innermost.contents
            self._contents += innermost.contents
        elif kind == "end":
            self._open.pop()
            self._silent -= innermost.silent
            self._contents -= innermost.contents


def _letters(text: etree._Element) -> str:
    # Within w:t white space is blanks; a line break is an element of its own.
    return (text.text or "").translate(_ONE_LINE)


def _unpaired(body: etree._Element) -> set[etree._Element]:
    """Field beginnings without an end: believed, they would swallow the rest of the document."""
    begun: list[etree._Element] = []
    for mark in body.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return set(begun)
