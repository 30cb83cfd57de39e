"""The labelled plans in other print: what copying, old terminals and portals make of a text, scored by the same labels.

    python -m benchmarks.reprints [--pdf]    # writes docs/reprints.md; --pdf prints its last rows anew, by Chromium and LibreOffice

A plan says the same however its lines are cut. Each reprint is made from the text of a plan without tables, read like any
other file, and scored as `benchmarks.accuracy` does; a difference from the first row is what the print alone costs.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import PdfMargins, sync_playwright

from benchmarks import prints
from benchmarks.accuracy import FIELDS, HELD_OUT, ROOT, SHARED, Scores, labelled_sources, score_sources
from ingest.readers import read_source

# Of `--pdf`, which needs a browser: A4, 35 lines of 16 points, page numbers; on 2026-11-27.
_BY_BROWSER = "| printed as PDF by a browser, not recomputed by CI | 0.996 | 0.999 | 0.999 | 0.997 | 0.997 | 1.000 | 0.994 | 1.000 | 0.990 | 0.961 | 0.977 |"
_BY_OFFICE = "| that Word file printed as PDF by LibreOffice, not recomputed by CI | 0.994 | 0.986 | 0.997 | 0.997 | 0.997 | 1.000 | 0.986 | 1.000 | 0.990 | 0.961 | 0.992 |"
_STYLE = "<style>p{text-indent:2em;margin:0;font:16pt/28pt 'Noto Sans CJK SC'}</style>"
_FOOT = "<div style='font-size:10pt;width:100%;text-align:center'>— <span class=pageNumber></span> —</div>"
PAGE = ROOT / "docs" / "reprints.md"


def _text(reprint: Callable[[str], str]) -> Callable[[str, Path], None]:
    """Writes a text in other print."""

    def write(text: str, path: Path) -> None:
        path.write_text(reprint(text), encoding="utf-8", newline="")

    return write


# The ending of the file, and what writes it.
REPRINTS: dict[str, tuple[str, Callable[[str, Path], None]]] = {
    "as it is": (".txt", _text(str)),
    "one line": (".txt", _text(prints.in_one_line)),
    "one line, blanks for breaks": (".txt", _text(prints.in_one_line_with_blanks)),
    "wrapped at 35 characters": (".txt", _text(prints.wrapped)),
    "wrapped at 75 characters": (".txt", _text(prints.widely_wrapped)),
    "Markdown of a converter": (".md", _text(prints.markdown)),
    "pages of 28 characters, indented, with numbers": (".txt", _text(prints.paged)),
    "pages of 40 characters, parted by form feeds": (".txt", _text(prints.form_fed)),
    "half-width punctuation": (".txt", _text(prints.half_width)),
    "full-width digits": (".txt", _text(prints.full_width_digits)),
    "indents and blank lines": (".txt", _text(prints.spaced)),
    "blanks around digits": (".txt", _text(prints.set_off_digits)),
    "blanks behind commas and colons": (".txt", _text(prints.blanks_behind_stops)),
    "numbers in another style": (".txt", _text(prints.renumbered)),
    "who answers on lines instead of in brackets": (".txt", _text(prints.duties_on_lines)),
    "web page": (".html", _text(prints.web_page)),
    "Word file that counts its numbers itself": (".docx", prints.word_file),
}


def score_reprint(name: str) -> Scores:
    """Totals over all labelled plans without tables, printed so."""
    ending, write = REPRINTS[name]
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


def by_office() -> str:
    """The row of the plans as Word files that count their numbers, printed by LibreOffice."""

    def write(text: str, path: Path) -> None:
        source = path.with_suffix(".docx")
        prints.word_file(text, source)
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True)

    return _row("that Word file printed as PDF by LibreOffice, not recomputed by CI", _score(write, ".pdf"))


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
        _BY_OFFICE,
    ]
    return "\n".join(lines) + "\n"


def main(
    pdf: Annotated[bool, typer.Option("--pdf", help="print the rows of browser and office instead")] = False,
) -> None:
    """Write the page, or print the rows that need a browser and an office suite."""
    if pdf:
        typer.echo(f"{by_browser()}\n{by_office()}")
    else:
        PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
