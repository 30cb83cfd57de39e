"""OFD files written by hand for the tests: pages of lines with the place of every character."""

from __future__ import annotations

import zipfile
from io import BytesIO

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.64


def line(text: str, x: float, y: float, *, more: str = "", delta: str | None = None) -> str:
    """A printed line at (x, y) millimetres, every character as wide as the type."""
    steps = delta if delta is not None else f"g {len(text) - 1} {SIZE}"
    return (
        f'<ofd:TextObject Boundary="{x} {y} 160 7" Font="1" Size="{SIZE}" {more}>'
        f'<ofd:TextCode X="0" Y="5" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def ofd(*pages: str) -> bytes:
    """The bytes of an OFD file with those pages, each the joined XML of its lines."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "OFD.xml",
            f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n, _ in enumerate(pages))
        area = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        out.writestr("Doc_0/Document.xml", f"<ofd:Document {NS}>{area}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>")
        for n, content in enumerate(pages):
            xml = f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"
            out.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", xml)
    return buffer.getvalue()
