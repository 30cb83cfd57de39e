"""Small PDFs for the tests, written byte by byte: no font is embedded, so a page is a few hundred bytes.

Font `song` is STSong-Light with Unicode codes, which every viewer can show and pdfminer maps to characters; `mapped`
carries a character map of its own, for code points a Chinese font does not have (radicals, private use); `blind` has
no map at all. Positions are points from the upper left corner; `y` is the base line.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LEFT, RIGHT, TOP, PITCH, SIZE = 90.0, 506.0, 90.0, 28.0, 16.0
CHARACTERS = 26  # full characters from LEFT to RIGHT at SIZE


def width_of(text: str, size: float) -> float:
    """Width of `text` in points: ASCII is half as wide as everything else."""
    return sum(size / 2 if char.isascii() else size for char in text)


@dataclass
class PdfPage:
    """One page, filled by drawing on it."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    drawn: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, *, size: float = SIZE, font: str = "song", turn: str = "1 0 0 1"
    ) -> None:
        """Print `text` with its base line at `y`; `turn` is the upper part of the text matrix."""
        code = text.encode("utf-16-be").hex()
        self.drawn.append(f"BT /{font} {size} Tf {turn} {x:.2f} {self.height - y:.2f} Tm <{code}> Tj ET")

    def centred(self, y: float, text: str, *, size: float = 22.0) -> None:
        """Print `text` in the middle of the page."""
        self.text((self.width - width_of(text, size)) / 2, y, text, size=size)

    def again(self, text: str) -> None:
        """Print `text` once more, a third of a point further: the fake bold of office programs."""
        code = text.encode("utf-16-be").hex()
        for line in [line for line in self.drawn if f"<{code}>" in line]:
            x = line.split(" Tm ")[0].split()[-2]
            self.drawn.append(line.replace(f" {x} ", f" {float(x) + 0.3:.2f} ", 1))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a straight line."""
        self.drawn.append(f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Fill an area in light grey."""
        self.drawn.append(f"q 0.9 g {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f Q")

    def table(
        self, xs: list[float], ys: list[float], cells: dict[tuple[int, int, int, int], str], size: float = 10.0
    ) -> None:
        """Draw cells {(row, column, rows, columns): text}; a line break in a text is a new printed line."""
        for (row, column, rows, columns), text in cells.items():
            x0, x1, y0, y1 = xs[column], xs[column + columns], ys[row], ys[row + rows]
            for a, b, c, d in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                self.rule(a, b, c, d)
            for index, line in enumerate(text.split("\n")):
                self.text(x0 + 3, y0 + (index + 1) * size * 1.3, line, size=size)


class Pdf:
    """Pages, and the bytes of the file."""

    def __init__(self) -> None:
        self.pages: list[PdfPage] = []

    def page(self, width: float = 595.0, height: float = 842.0, rotate: int = 0) -> PdfPage:
        """A new page at the end."""
        self.pages.append(PdfPage(width, height, rotate))
        return self.pages[-1]

    def write(self, *, locked: bool = False, image: bool = False) -> bytes:
        """The file; `locked` asks for a password nobody has, `image` puts a picture over every page."""
        used = sorted({char for page in self.pages for char in _mapped_characters(page)})
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {len(self.pages)} /Kids [{' '.join(f'{20 + 2 * i} 0 R' for i in range(len(self.pages)))}] >>",
            *_song(), *_own_fonts(used),
        ]  # fmt: skip
        numbered = dict(enumerate(objects, start=1))
        numbered[19] = _stream(
            "", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "
        )
        fonts = "/Font << /song 3 0 R /mapped 6 0 R /blind 8 0 R >> /XObject << /scan 19 0 R >>"
        for index, page in enumerate(self.pages):
            content = [*page.drawn, f"q {page.width} 0 0 {page.height} 0 0 cm /scan Do Q"] if image else page.drawn
            numbered[20 + 2 * index] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotate} "
                f"/Resources << {fonts} >> /Contents {21 + 2 * index} 0 R >>"
            )
            numbered[21 + 2 * index] = _stream("\n".join(content))
        extra = ""
        if locked:
            secret = "00112233445566778899aabbccddeeff" * 2
            extra = f" /Encrypt << /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret}> /P -4 >> /ID [<{secret[:32]}> <{secret[:32]}>]"
        return _assemble(numbered, extra)


def _mapped_characters(page: PdfPage) -> str:
    return "".join(
        bytes.fromhex(line.split("<")[1].split(">")[0]).decode("utf-16-be") for line in page.drawn if "/mapped " in line
    )


def _song() -> list[str]:
    descriptor = "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
    return [
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] {descriptor} >>",
    ]


def _own_fonts(used: list[str]) -> list[str]:
    wide = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 126 500] >>"
    pairs = "\n".join(f"<{ord(char):04x}> <{ord(char):04x}>" for char in used)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(used)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H /DescendantFonts [5 0 R]"
    return [wide, f"{font} /ToUnicode 7 0 R >>", _stream(cmap), f"{font} >>"]


def _stream(content: str, entries: str = "") -> str:
    return f"<< {entries}/Length {len(content)} >>\nstream\n{content}\nendstream"


def _assemble(objects: dict[int, str], extra: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start, size = len(out), max(objects) + 1
    table = "".join(f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(size))
    out += f"xref\n0 {size}\n{table}trailer << /Size {size} /Root 1 0 R{extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


def set_prose(pdf: Pdf, paragraphs: list[str], *, lines: int = 22, start: float = TOP, numbers: bool = True) -> None:
    """Set paragraphs as official papers are set: two characters of indent, 26 a line, `lines` a page, — 1 — at the foot."""
    printed: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        indent, rest = 2 * SIZE, paragraph
        while rest:
            end = _fit(rest, RIGHT - LEFT - indent)
            printed.append((LEFT + indent, rest[:end]))
            rest, indent = rest[end:], 0.0
    y, page = start, pdf.pages[-1] if pdf.pages and start > TOP else pdf.page()
    for x, text in printed:
        if y >= TOP + lines * PITCH:
            y, page = TOP, pdf.page()
        page.text(x, y, text)
        y += PITCH
    if numbers:
        for number, numbered in enumerate(pdf.pages, start=1):
            numbered.text(456 if number % 2 else LEFT, 790, f"— {number} —", size=14)


def _fit(text: str, width: float) -> int:
    end = len(text)
    while width_of(text[:end], SIZE) > width:
        end -= 1
    # No line begins with a closing mark, as type-setters have it.
    return end + 1 if end < len(text) and text[end] in "，。、；）》”" else end
