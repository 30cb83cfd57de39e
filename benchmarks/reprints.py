"""The labelled plans in other print: what copying, old terminals and portals make of a text, scored by the same labels.

    python -m benchmarks.reprints [--pdf]    # writes docs/reprints.md; --pdf prints the last row of it anew, by Chromium

A plan says the same however its lines are cut. Each reprint is made from the text of a plan without tables, read like any
other file, and scored as `benchmarks.accuracy` does; a difference from the first row is what the print alone costs.
"""

from __future__ import annotations

import html
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import PdfMargins, sync_playwright

from benchmarks.accuracy import FIELDS, HELD_OUT, ROOT, SHARED, Scores, labelled_sources, score_sources
from ingest.readers import read_source

# Of `--pdf`, which needs a browser: A4, 35 lines of 16 points, page numbers; on 2026-11-27.
_BY_BROWSER = "| printed as PDF by a browser, not recomputed by CI | 0.988 | 1.000 | 0.999 | 0.991 | 0.991 | 1.000 | 0.994 | 1.000 | 0.981 | 0.956 | 0.992 |"
_STYLE = "<style>p{text-indent:2em;margin:0;font:16pt/28pt 'Noto Sans CJK SC'}</style>"
_FOOT = "<div style='font-size:10pt;width:100%;text-align:center'>— <span class=pageNumber></span> —</div>"
PAGE = ROOT / "docs" / "reprints.md"
_HALF_WIDTH = str.maketrans("，；（）：！？", ",;():!?")
_FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_NEVER_FIRST = "，。、；：）》”,;:)"  # a type-setter lets these hang over the margin


def in_one_line(text: str) -> str:
    """Every line break lost, as a portal's text without its mark-up."""
    return text.replace("\n", "")


def in_one_line_with_blanks(text: str) -> str:
    """Line breaks turned into blanks."""
    return re.sub(r"\n+", " ", text)


def wrapped(text: str, characters: int = 35) -> str:
    """Lines cut at the width of a page, as a terminal or a PDF's text layer has them."""
    lines = []
    for line in text.split("\n"):
        start = held = 0
        for place, character in enumerate(line):
            width = 1 if ord(character) < 256 else 2
            if held + width > 2 * characters and character not in _NEVER_FIRST:
                lines.append(line[start:place])
                start, held = place, 0
            held += width
        lines.append(line[start:])
    return "\n".join(lines)


def half_width(text: str) -> str:
    """Punctuation of another keyboard."""
    return text.translate(_HALF_WIDTH)


def full_width_digits(text: str) -> str:
    """１２３ for 123."""
    return text.translate(_FULL_DIGITS)


def spaced(text: str) -> str:
    """Paragraphs indented by two characters, blank lines between them, lines ended as Windows does."""
    return "\r\n\r\n".join(f"　　{line.strip()}" for line in text.split("\n") if line.strip())


def renumbered(text: str) -> str:
    """一． for 一、, (一) for （一）, 1、 for 1."""
    text = re.sub(r"(?m)^(\s*)（([一二三四五六七八九十]+)）", r"\1(\2)", text)
    text = re.sub(r"(?m)^(\s*)([一二三四五六七八九十]+)、", r"\1\2．", text)
    return re.sub(r"(?m)^(\s*)(\d+)[.．]", r"\1\2、", text)


def web_page(text: str) -> str:
    """A portal's page: paragraphs of several spans below a path of links."""
    halves = ((line[: len(line) // 2], line[len(line) // 2 :]) for line in text.split("\n") if line.strip())
    body = "\n".join(f"<p><span>{html.escape(a)}</span><span>{html.escape(b)}</span></p>" for a, b in halves)
    return f"<html><head><meta charset=utf-8></head><body><div><a href=/>首页</a> &gt; <a href=/x>政策</a></div>{body}</body></html>"


REPRINTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "as it is": (".txt", str),
    "one line": (".txt", in_one_line),
    "one line, blanks for breaks": (".txt", in_one_line_with_blanks),
    "wrapped at 35 characters": (".txt", wrapped),
    "half-width punctuation": (".txt", half_width),
    "full-width digits": (".txt", full_width_digits),
    "indents and blank lines": (".txt", spaced),
    "numbers in another style": (".txt", renumbered),
    "web page": (".html", web_page),
}


def score_reprint(name: str) -> Scores:
    """Totals over all labelled plans without tables, printed so."""
    ending, reprint = REPRINTS[name]

    def write(text: str, path: Path) -> None:
        path.write_text(reprint(text), encoding="utf-8", newline="")

    return _score(write, ending)


def _score(write: Callable[[str, Path], None], ending: str) -> Scores:
    folders = (SHARED / "corpus" / "gold", *sorted(path for path in HELD_OUT.iterdir() if path.is_dir()))
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for label, source in (pair for gold in folders for pair in labelled_sources(gold)):
            if source.tables:
                continue
            path = Path(folder) / f"{label.stem}{ending}"
            write(source.text, path)
            sources.append((label, source.text, read_source(path)))
        return score_sources(sources)[0]


def by_browser() -> str:
    """The row of the plans printed by Debian's Chromium."""
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"]).new_page()

        def write(text: str, path: Path) -> None:
            lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
            page.set_content(_STYLE + lines)
            margin: PdfMargins = {"top": "37mm", "bottom": "35mm", "left": "28mm", "right": "26mm"}
            page.pdf(
                path=path, format="A4", margin=margin, display_header_footer=True,
                header_template="<span></span>", footer_template=_FOOT,
            )  # fmt: skip

        return _row("printed as PDF by a browser, not recomputed by CI", _score(write, ".pdf"))


def row(name: str) -> str:
    """The scores of one reprint as a row of the page."""
    return _row(name, score_reprint(name))


def _row(name: str, total: Scores) -> str:
    scores = " | ".join(f"{float(total[field]['f1']):.3f}" for field in FIELDS)
    return f"| {name} | {scores} |"


def page() -> str:
    """The page docs/reprints.md, from a fresh parse of every reprint."""
    lines = [
        "# 换一种排印 / The same plans in other print",
        "",
        "由 `python -m benchmarks.reprints` 写成；CI 每次重新计算其中三行并核对。",
        "",
        "Written by `python -m benchmarks.reprints`; CI computes three of its rows anew and compares. Every labelled plan of the",
        "corpus without tables, in print that copying, old terminals and portals make of a text, scored by its own label (docs/accuracy.md).",
        "What a row has less than the first one is what its print costs. In one line without a blank, headings of free words",
        "cannot always be told from the sentence they are glued to; portals' menus glued to a title are no print of a plan, and",
        "stand in a third of these texts.",
        "",
        f"| print | {' | '.join(FIELDS)} |",
        "|---" * (len(FIELDS) + 1) + "|",
        *map(row, REPRINTS),
        _BY_BROWSER,
    ]
    return "\n".join(lines) + "\n"


def main(pdf: Annotated[bool, typer.Option("--pdf", help="print the row of the browser instead")] = False) -> None:
    """Write the page, or print the row that needs a browser."""
    if pdf:
        typer.echo(by_browser())
    else:
        PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
