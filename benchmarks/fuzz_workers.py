"""Worker processes of the fuzzing run: a watchdog a mutant, a ceiling of memory, and a new worker for each that died."""

from __future__ import annotations

import contextlib
import multiprocessing
import resource
import signal
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random
from typing import Literal, Self

import psutil

from tests.ingest.invariants import outcome
from tests.ingest.mutants import bases, mutant

MOST_MEMORY = 2 * 1024**3
MOST_SECONDS = 120.0
_TWICE = 0.02  # share of mutants that are parsed again and compared
_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Result:
    """What became of one mutant; `problem` is the traceback of a failure, `peak_mb` what its worker took at most so far."""

    number: int
    kind: str
    base: str
    mutators: tuple[str, ...]
    end: Literal["plan", "error", "failure"]
    seconds: float
    peak_mb: int = 0
    problem: str = ""


def run_one(sound: dict[str, list[tuple[str, bytes]]], seed: int, number: int) -> Result:
    """Make a mutant, read and parse it, check what comes out."""
    made = mutant(sound, seed=seed, number=number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{number}.{made.kind}"
        path.write_bytes(made.data)
        result = Result(number, made.kind, made.base, made.mutators, "failure", 0.0)
        start = time.perf_counter()
        try:
            result = replace(result, end=outcome(path, twice=Random(number).random() < _TWICE))
        except Exception:  # noqa: BLE001 whatever it is, it is what is looked for
            result = replace(result, problem=traceback.format_exc())
        seconds = time.perf_counter() - start
    # Kilobytes on Linux; a PDF is read in a process below this one.
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return replace(result, seconds=seconds, peak_mb=peak // 1024)


def _work(pipe: Connection, folders: list[Path], seed: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    warnings.simplefilter("ignore")  # openpyxl comments on what it leaves out
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sound = bases(folders)
    while (number := pipe.recv()) is not None:
        pipe.send(run_one(sound, seed, number))


class _Worker:
    def __init__(self, folders: list[Path], seed: int) -> None:
        self.pipe, end = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_work, args=(end, folders, seed), daemon=True)
        self.process.start()
        end.close()
        self.number, self.since = 0, time.monotonic()

    def give(self, number: int) -> None:
        self.number, self.since = number, time.monotonic()
        self.pipe.send(number)

    def end(self) -> None:
        """End the worker and the process that reads a PDF for it."""
        with contextlib.suppress(psutil.NoSuchProcess):
            for child in psutil.Process(self.process.pid).children(recursive=True):
                child.kill()
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool:
    """Runs mutants of one seed; results come as they are done."""

    def __init__(self, folders: list[Path], seed: int, workers: int) -> None:
        self._folders, self._seed = folders, seed
        self._sound = bases(folders)
        self._workers = [_Worker(folders, seed) for _ in range(workers)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def run(self, numbers: Iterable[int]) -> Iterator[Result]:
        """Every number once; a worker that dies or takes too long is a failure and is replaced."""
        left = iter(numbers)
        busy: list[_Worker] = []
        for worker in self._workers:
            self._next(worker, left, busy)
        while busy:
            ready = wait([worker.pipe for worker in busy], timeout=1.0)
            for worker in list(busy):
                if worker.pipe in ready:
                    busy.remove(worker)
                    try:
                        yield worker.pipe.recv()
                    except EOFError:
                        yield self._lost(worker, f"the worker died (exit code {worker.process.exitcode})")
                        worker = self._replaced(worker)
                    self._next(worker, left, busy)
                elif time.monotonic() - worker.since > MOST_SECONDS:
                    busy.remove(worker)
                    yield self._lost(worker, f"no end after {MOST_SECONDS:.0f} s")
                    self._next(self._replaced(worker), left, busy)

    @staticmethod
    def _next(worker: _Worker, left: Iterator[int], busy: list[_Worker]) -> None:
        number = next(left, None)
        if number is not None:
            worker.give(number)
            busy.append(worker)

    def _lost(self, worker: _Worker, problem: str) -> Result:
        made = mutant(self._sound, seed=self._seed, number=worker.number)
        seconds = time.monotonic() - worker.since
        return Result(worker.number, made.kind, made.base, made.mutators, "failure", seconds, problem=problem)

    def _replaced(self, worker: _Worker) -> _Worker:
        worker.end()
        self._workers[self._workers.index(worker)] = fresh = _Worker(self._folders, self._seed)
        return fresh
