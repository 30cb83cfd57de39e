"""Word files written by hand for the tests: parts of a package from short strings."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = (
    f'xmlns:w="{W_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def para(text: str = "", *, num: str | None = None, level: int = 0, style: str | None = None, inner: str = "") -> str:
    """A paragraph; `num` is a numId, `inner` raw run XML behind the text."""
    style_xml = f'<w:pStyle w:val="{style}"/>' if style else ""
    num_xml = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num is not None else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{style_xml}{num_xml}</w:pPr>{run}{inner}</w:p>"


def level(place: int, fmt: str, text: str, extra: str = "", start: int = 1) -> str:
    """One level of an abstract numbering."""
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


OFFICIAL = "".join(
    (
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "（%4）"),
    )
)


def numbering(abstract: dict[str, str], nums: dict[str, str]) -> str:
    """numbering.xml from abstractNumId → levels and numId → content of w:num."""
    return "".join(
        [f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in abstract.items()]
        + [f'<w:num w:numId="{key}">{content}</w:num>' for key, content in nums.items()]
    )


def uses(abstract: str, overrides: str = "") -> str:
    """The content of a w:num that uses an abstract numbering."""
    return f'<w:abstractNumId w:val="{abstract}"/>{overrides}'


def cell(*lines: str, span: int = 1, merge: str | None = None) -> str:
    """A table cell; `merge` is "restart" or "" (goes on)."""
    merge_xml = "" if merge is None else f'<w:vMerge w:val="{merge}"/>' if merge else "<w:vMerge/>"
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge_xml}</w:tcPr>{"".join(para(line) for line in lines) or para()}</w:tc>'


def table(*rows: str) -> str:
    """A table of rows, each the joined XML of its cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def docx(body: str, *, numbering_xml: str = "", styles: str = "", **parts: str) -> bytes:
    """The bytes of a .docx with that body; `parts` are further members of word/ (footnotes=…)."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", _RELS)
        package.writestr("word/document.xml", f"<w:document {_NS}><w:body>{body}</w:body></w:document>")
        package.writestr("word/numbering.xml", f"<w:numbering {_NS}>{numbering_xml}</w:numbering>")
        package.writestr("word/styles.xml", f"<w:styles {_NS}>{styles}</w:styles>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {_NS}>{content}</w:{name}>")
    return buffer.getvalue()


def save(path: Path, data: bytes) -> Path:
    """Write the bytes and return the path."""
    path.write_bytes(data)
    return path
