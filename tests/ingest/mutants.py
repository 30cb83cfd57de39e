"""Damaged files by number: the same seed and number give the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from random import Random

from openpyxl import Workbook

from tests.ingest.mutations import BYTES, ENCODING, MARKUP, TEXT, BytesMutator, TextMutator
from tests.ingest.readers import docx_builder, ofd_builder
from tests.ingest.zip_mutations import ZIP, packed, unpacked

# How many of a hundred mutants are of each kind: a PDF costs a process and seconds, text costs milliseconds.
WEIGHTS = {"txt": 42, "html": 25, "md": 8, "docx": 11, "xlsx": 8, "ofd": 4, "pdf": 2}
_MOST_BYTES = 600_000  # of a PDF to begin with
_PAGE_LINES, _PAGE_CHARACTERS = 22, 28


@dataclass(frozen=True)
class Mutant:
    """One damaged file and how it came about."""

    kind: str
    base: str
    mutators: tuple[str, ...]
    data: bytes


def bases(folders: Sequence[Path]) -> dict[str, list[tuple[str, bytes]]]:
    """Kind → (name, bytes) of the sound files: those of `folders`, and text plans again as Word, Excel and OFD files."""
    found: dict[str, list[tuple[str, bytes]]] = {kind: [] for kind in WEIGHTS}
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        kind = path.suffix[1:]
        if kind not in found or path.stem == "README" or (kind == "pdf" and path.stat().st_size > _MOST_BYTES):
            continue
        data = path.read_bytes()
        found[kind].append((path.name, data))
        if kind == "txt":
            lines = data.decode("utf-8").splitlines()
            for made, make in (("docx", _docx), ("xlsx", _xlsx), ("ofd", _ofd)):
                # Without the one part that says when a workbook was written.
                parts = [part for part in unpacked(make(lines)) if part[0] != "docProps/core.xml"]
                found[made].append((f"{path.stem}.{made}", packed(parts)))
    return found


def _docx(lines: Sequence[str]) -> bytes:
    body = [docx_builder.para(escape(line), num="1" if n % 7 == 3 else None) for n, line in enumerate(lines)]
    rows = [docx_builder.cell(str(n)) + docx_builder.cell(escape(line[:40])) for n, line in enumerate(lines[:12])]
    table = docx_builder.table(docx_builder.cell("序号") + docx_builder.cell("工作任务"), *rows)
    numbering = docx_builder.numbering({"0": docx_builder.OFFICIAL}, {"1": docx_builder.uses("0")})
    return docx_builder.docx("".join([*body, table]), numbering_xml=numbering)


def _xlsx(lines: Sequence[str]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["序号", "工作任务", "责任单位", "完成时限"])
    for n, sentence in enumerate([part for line in lines for part in line.split("。")][:120]):
        sheet.append([n, sentence[:200], "市教育局、市财政局", 2020 + n / 10])
    sheet.merge_cells("C2:C4")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _ofd(lines: Sequence[str]) -> bytes:
    printed = [line[n : n + _PAGE_CHARACTERS] for line in lines[:80] for n in range(0, len(line), _PAGE_CHARACTERS)]
    pages = [printed[n : n + _PAGE_LINES] for n in range(0, len(printed), _PAGE_LINES)]
    return ofd_builder.ofd(
        *("".join(ofd_builder.line(escape(text), 28, 30 + 10 * n) for n, text in enumerate(page)) for page in pages[:8])
    )


def mutant(sound: dict[str, list[tuple[str, bytes]]], *, seed: int, number: int) -> Mutant:
    """Mutant `number` of the run with that seed."""
    rng = Random(f"{seed}/{number}")
    kinds = [kind for kind in WEIGHTS if sound[kind]]
    kind = rng.choices(kinds, [WEIGHTS[kind] for kind in kinds])[0]
    # Small files more often: they cost less, and hold what large ones hold.
    (name, data), (_, other) = rng.choices(sound[kind], [1 / len(data) for _, data in sound[kind]], k=2)
    known = mutators(kind)
    chosen = rng.sample(sorted(known), rng.choice((1, 1, 1, 2, 3)))
    if kind not in ("txt", "html", "md"):  # a package that has been broken cannot be taken apart again
        chosen = chosen[:1]
    for mutator in chosen:
        data = known[mutator](rng, data, other)
    return Mutant(kind, name, tuple(chosen), data)


def mutators(kind: str) -> dict[str, BytesMutator]:
    """Everything that can be done to a file of a kind."""
    if kind == "pdf":
        return BYTES
    if kind in ("docx", "xlsx", "ofd"):
        return BYTES | ZIP
    text = TEXT | MARKUP if kind == "html" else TEXT
    return BYTES | ENCODING | {name: partial(_on_text, mutate) for name, mutate in text.items()}


def _on_text(mutate: TextMutator, rng: Random, data: bytes, other: bytes) -> bytes:
    return mutate(rng, data.decode("utf-8", "replace"), other.decode("utf-8", "replace")).encode("utf-8", "replace")
