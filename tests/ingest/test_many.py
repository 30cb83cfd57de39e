"""Many files on several cores: order, bad files among good ones, workers that die, interrupts, the same bytes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.many import Outcome, each_file
from tests.conftest import ROOT

SAMPLES = ROOT / "data" / "samples"
TEXTS = sorted(SAMPLES.glob("*.txt"))
FILES = [Path(f"{n}.txt") for n in range(30)]


# What workers do must be importable, so it stands here.
def name_of(path: Path) -> str:
    return path.stem


def slow_first(path: Path) -> str:
    if path.stem == "0":
        time.sleep(0.3)
    return path.stem


def refuse_odd(path: Path) -> str:
    if int(path.stem) % 2:
        raise InputError(path, "是奇数", "请换一个")
    return path.stem


def die_on_seven(path: Path) -> str:
    if path.stem == "7":
        os.kill(os.getpid(), signal.SIGKILL)
    return path.stem


def exhaust_memory(path: Path) -> str:
    if path.stem == "3":
        raise MemoryError
    return path.stem


def linger_with_a_child(folder: Path, path: Path) -> str:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    (folder / f"{path.stem}.pid").write_text(str(child.pid))
    time.sleep(600)
    return path.stem


def values(outcomes: list[Outcome[str]]) -> list[str | None]:
    return [outcome.value for outcome in outcomes]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_files(jobs: int) -> None:
    outcomes = list(each_file(slow_first, FILES, jobs=jobs))

    assert values(outcomes) == [path.stem for path in FILES]
    assert [outcome.path for outcome in outcomes] == FILES


@pytest.mark.parametrize("jobs", [1, 2])
def test_bad_files_are_problems_and_the_others_go_on(jobs: int) -> None:
    outcomes = list(each_file(refuse_odd, FILES, jobs=jobs))

    assert values(outcomes) == [None if n % 2 else str(n) for n in range(30)]
    assert outcomes[5].problem == "5.txt：是奇数；请换一个"
    assert outcomes[4].problem == ""


def test_a_killed_worker_costs_only_its_file() -> None:
    outcomes = list(each_file(die_on_seven, FILES, jobs=2))

    assert values(outcomes) == [None if n == 7 else str(n) for n in range(30)]
    assert "7.txt" in outcomes[7].problem
    assert "意外结束" in outcomes[7].problem


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_too_large_for_the_memory_is_a_problem(jobs: int) -> None:
    outcomes = list(each_file(exhaust_memory, FILES[:6], jobs=jobs))

    assert values(outcomes) == ["0", "1", "2", None, "4", "5"]
    assert "内存不足" in outcomes[3].problem


def test_all_workers_may_die() -> None:
    outcomes = list(each_file(die_on_seven, [Path("7.txt")] * 5, jobs=2))

    assert values(outcomes) == [None] * 5


def test_no_files_and_one_file_need_no_worker() -> None:
    here = os.getpid()

    assert list(each_file(name_of, [], jobs=4)) == []
    # A lambda cannot be sent to a worker: it works because the file stays in this process.
    assert values(list(each_file(lambda path: str(os.getpid()), FILES[:1], jobs=4))) == [str(here)]


def test_an_interrupt_ends_the_workers_and_what_they_started(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED, str(tmp_path)], cwd=ROOT, capture_output=True)

    assert done.stderr == b""
    for path in FILES[:2]:
        assert not alive(int((tmp_path / f"{path.stem}.pid").read_text()))


# Interrupts itself as soon as both workers have started a child of their own.
INTERRUPTED = """
import os, signal, sys, threading, time
from functools import partial
from pathlib import Path
from ingest.many import each_file
from tests.ingest.test_many import FILES, linger_with_a_child

folder = Path(sys.argv[1])

def watch():
    while len([p for p in folder.glob("*.pid") if p.read_text()]) < 2:
        time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGINT)

if __name__ == "__main__":
    threading.Thread(target=watch, daemon=True).start()
    try:
        list(each_file(partial(linger_with_a_child, folder), FILES[:2], jobs=2))
    except KeyboardInterrupt:
        pass
"""


def alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and is waited for by nobody counts as ended."""
    status = Path(f"/proc/{pid}/stat")
    if not Path("/proc/self/stat").exists():
        pytest.skip("needs /proc")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def parse(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ingest", "parse", *map(str, arguments)], cwd=ROOT, capture_output=True
    )


def test_several_jobs_write_the_bytes_of_one(tmp_path: Path) -> None:
    bad = ROOT / "tests" / "ingest" / "bad" / "latin_1.txt"
    one = parse(*TEXTS[:2], bad, *TEXTS[2:], "--jobs", "1", "--out", tmp_path / "one")
    two = parse(*TEXTS[:2], bad, *TEXTS[2:], "--jobs", "2", "--out", tmp_path / "two")

    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert one.returncode == 2
    assert len(one.stderr.decode().splitlines()) == 1
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(f"{path.stem}.json" for path in TEXTS)
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_two_files_with_one_result_are_told(tmp_path: Path) -> None:
    twin = tmp_path / "in" / TEXTS[0].name
    twin.parent.mkdir()
    shutil.copy(TEXTS[1], twin)

    done = parse(TEXTS[0], twin, "--out", tmp_path / "out")

    assert done.returncode == 2
    assert str(twin) in done.stderr.decode()
    plan = json.loads((tmp_path / "out" / f"{TEXTS[0].stem}.json").read_text(encoding="utf-8"))
    assert plan["document"]["title"] in parse(TEXTS[0], "--out", tmp_path / "alone").stdout.decode()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_ends_with_one_line_and_whole_results(tmp_path: Path, jobs: int) -> None:
    files = [tmp_path / f"{n}.txt" for n in range(400)]
    for path in files:
        shutil.copy(TEXTS[-1], path)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "ingest", "parse", *files, "--jobs", str(jobs), "--out", out]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while not (out / "3.json").exists() and run.poll() is None:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, error = run.communicate()

    assert run.returncode == 130
    lines = error.decode().strip().splitlines()
    assert len(lines) == 1
    assert "中断" in lines[0]
    written = list(out.glob("*.json"))
    assert out / "3.json" in written
    assert len(written) < len(files)
    for path in written:
        json.loads(path.read_text(encoding="utf-8"))
