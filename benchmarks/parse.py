"""What parsing costs: our parser beside `jieba.lcut` over the same text, in turns, in one run on one core.

    python -m benchmarks.parse [--rounds 7] [--copies 4]

Only cutting a text into words is what jieba does; reading who is to do what by when is what we do. Both are warmed up:
dictionary, register and patterns are loaded before. What the parser remembers of a text it has seen (its bounded caches)
is forgotten before every document, so that no round lives on the one before. Times are of the processor, the PDF
reader's process included; the ratio of a round is that of its sums. Then: many files on one core and on all, by the clock.
"""

from __future__ import annotations

import logging
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import jieba
import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.accuracy import ROOT, SHARED
from ingest.errors import IngestError
from ingest.many import cores, each_file
from ingest.parse import parse_source
from ingest.readers import SourceText, read_source
from ingest.results import parse_into
from tests.ingest.readers.docx_builder import docx, para

CORPUS = (SHARED / "corpus" / "plans", SHARED / "corpus" / "seeds")
SAMPLES = ROOT / "data" / "samples"
PDF = "application/pdf"


def plans(folder: Path) -> list[tuple[Path, SourceText]]:
    """The plans of corpus and samples that can be parsed, with their text; a .docx is made of a sample in `folder`."""
    made = folder / "yunhai_flat.docx"
    lines = (SAMPLES / "yunhai_flat.txt").read_text(encoding="utf-8").splitlines()
    made.write_bytes(docx("".join(map(para, lines))))
    found = []
    files = [path for room in (*CORPUS, SAMPLES) if room.is_dir() for path in sorted(room.iterdir())]
    for path in track([*files, made], description="读取", transient=True):
        try:
            source = read_source(path)
            parse_source(source)
        except IngestError:
            continue
        found.append((path, source))
    return found


def groups(found: Iterable[tuple[Path, SourceText]]) -> dict[str, list[tuple[Path, SourceText]]]:
    """The plans by what they cost: text, text with tables, office files, PDF."""
    sorted_plans: dict[str, list[tuple[Path, SourceText]]] = {}
    for path, source in found:
        text = source.media_type.startswith("text/")
        name = "PDF" if source.media_type == PDF else "text with tables" if text and source.tables else "text"
        name = name if text or name == "PDF" else path.suffix[1:]
        if name != "text" or SAMPLES not in path.parents or not CORPUS[0].is_dir():
            sorted_plans.setdefault(name, []).append((path, source))
    return sorted_plans


def forget() -> None:
    """Empty the parser's memory of texts: its caches with a bound. Those without one hold the tables of data/."""
    for name, module in list(sys.modules.items()):
        if name.startswith("ingest."):
            for value in vars(module).values():
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()


def _cost(work: Callable[[], object]) -> float:
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in usage)


def measure(group: Sequence[tuple[Path, SourceText]], rounds: int) -> dict[str, list[float]]:
    """Seconds of every round for reading the files, parsing their text, and jieba, document by document in turns."""
    seconds: dict[str, list[float]] = {"read": [], "parse": [], "jieba": []}
    for _ in range(rounds):
        sums = dict.fromkeys(seconds, 0.0)
        for path, source in group:
            forget()
            sums["parse"] += _cost(partial(parse_source, source))
            sums["jieba"] += _cost(partial(jieba.lcut, source.text))
            sums["read"] += _cost(partial(read_source, path))
        for name, total in sums.items():
            seconds[name].append(total)
    return seconds


def _range(values: Sequence[float]) -> str:
    return f"{min(values):.2f} / {statistics.median(values):.2f} / {max(values):.2f}"


def by_kind(found: Iterable[tuple[Path, SourceText]], rounds: int) -> Table:
    """One row a kind of file."""
    table = Table(
        "plans", "files", "characters", "parse chars/s", "jieba chars/s", "read ms", "parse ms", title="one core"
    )
    table.add_column("parse ÷ jieba\nmin / median / max")
    table.add_column("whole file ÷ jieba\nmin / median / max")
    for name, group in groups(found).items():
        seconds = measure(group, rounds)
        characters = sum(len(source.text) for _, source in group)
        median = {key: statistics.median(values) for key, values in seconds.items()}
        pairs = list(zip(seconds["read"], seconds["parse"], seconds["jieba"], strict=True))
        table.add_row(
            name, str(len(group)), f"{characters:,}", f"{characters / median['parse']:,.0f}",
            f"{characters / median['jieba']:,.0f}", f"{1000 * median['read']:,.0f}", f"{1000 * median['parse']:,.0f}",
            _range([parse / words for _, parse, words in pairs]),
            _range([(read + parse) / words for read, parse, words in pairs]),
        )  # fmt: skip
    return table


def on_all_cores(found: Iterable[tuple[Path, SourceText]], folder: Path, copies: int) -> Table:
    """The same files read, parsed and written with one process and with one a core, in turns, by the clock."""
    files = []
    for path, _ in found:
        for n in range(copies):
            files.append(folder / f"{n}-{path.name}")
            files[-1].write_bytes(path.read_bytes())
    jobs = {"1 job": 1, f"{cores()} jobs": cores()}
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(3):
        for name, number in jobs.items():
            start = time.perf_counter()
            for _outcome in each_file(partial(parse_into, folder / "out", None), files, jobs=number):
                pass
            seconds[name].append(time.perf_counter() - start)
    table = Table("files", *(f"{name} s" for name in jobs), "times as fast\nmin / median / max", title="many files")
    one, all_cores = seconds.values()
    table.add_row(
        str(len(files)), *(f"{statistics.median(values):.1f}" for values in seconds.values()),
        _range([a / b for a, b in zip(one, all_cores, strict=True)]),
    )  # fmt: skip
    return table


def main(
    rounds: Annotated[int, typer.Option(help="measured rounds")] = 7,
    copies: Annotated[int, typer.Option(help="copies of every file for the run on all cores; 0 for none")] = 4,
) -> None:
    """Print what parsing costs beside jieba, by kind of file, and how much all cores help."""
    jieba.setLogLevel(logging.WARNING)
    console = Console(width=150)
    with tempfile.TemporaryDirectory() as folder:
        jieba.dt.tmp_dir = folder  # its cache is loaded back: not from a folder that others may write to
        jieba.initialize()
        found = plans(Path(folder))
        for _, source in found:
            jieba.lcut(source.text)
        console.print(by_kind(found, rounds))
        if copies:
            texts = [(path, source) for path, source in found if source.media_type != PDF]
            console.print(on_all_cores(texts, Path(folder), copies))


if __name__ == "__main__":
    typer.run(main)
