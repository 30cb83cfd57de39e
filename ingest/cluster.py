"""One function over many files on a Ray cluster: results in the order of the files, as on the cores of one machine.

Ray is an optional extra (`requirements-ray.txt`). The files are sent as they are, so that nodes need no common disk; the
code is sent with them, so that every node parses with the same; libraries must be installed there. A node that is lost
costs time only: what it was at is done again elsewhere. Few files are under way at a time, whatever their number, so that
the loader that takes the results is never overrun.
"""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from ingest.errors import IngestError
from ingest.many import Outcome, attempt

T = TypeVar("T")
_ROOT = Path(__file__).resolve().parent.parent
# What parsing needs of the project; models, tests and plans stay here.
_PACKAGES = ("ingest", "data")
# How many files per processor of the cluster may be ahead of the first that is not done.
_AHEAD = 4
# How often a file is done again whose worker or node went away: one that kills every worker is a problem of its own.
_RETRIES = 3
_CONNECT_TIMEOUT_S = 10
_DIED = "处理它的进程或节点多次意外结束（可能内存不足）；其余文件不受影响，请单独再试这个文件"


class ClusterError(IngestError):
    """The cluster cannot be used; one line that says why."""


def each_file_on(address: str, work: Callable[[Path], T], files: Sequence[Path]) -> Generator[Outcome[T], None, None]:
    """What `work` makes of every file on the cluster at `address`, in the order of `files`; as `many.each_file`.

    `work` must be a function of a module that workers can import, or a partial of one. Raises ClusterError when Ray is not
    installed or nobody answers at the address.
    """
    with _connected(address) as ray:
        remote = ray.remote(num_cpus=1, max_retries=_RETRIES)(_attempt)
        ahead = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        waiting: dict[Any, int] = {}
        done: dict[int, Outcome[T]] = {}
        sent = first = 0
        while first < len(files):
            while sent < min(len(files), first + ahead):
                path = files[sent]
                try:
                    waiting[remote.remote(work, path, path.read_bytes())] = sent
                except OSError:
                    done[sent] = attempt(work, path)  # it cannot be read; `work` says so in its own words
                sent += 1
            if waiting:
                ready, _ = ray.wait(list(waiting), num_returns=1)
                for reference in ready:
                    number = waiting.pop(reference)
                    done[number] = _outcome(ray, reference, files[number])
            while first in done:
                yield done.pop(first)
                first += 1


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        import ray
    except ImportError as error:
        raise ClusterError(
            "没有安装 Ray；请运行 .venv/bin/pip install -r requirements-ray.txt -c constraints.txt"
        ) from error
    excludes = [f"/{path.name}" for path in _ROOT.iterdir() if path.name not in _PACKAGES]
    try:
        host, _, port = address.removeprefix("ray://").rpartition(":")
        # Ray itself asks for minutes before it gives up.
        socket.create_connection((host, int(port)), timeout=_CONNECT_TIMEOUT_S).close()
        ray.init(
            address=address,
            runtime_env={
                "working_dir": str(_ROOT),
                "excludes": [*excludes, "**/__pycache__", "/data/plans", "/data/samples"],
            },
            log_to_driver=False,
            logging_level="ERROR",
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise ClusterError(
            f"{address}：连接不上 Ray 集群；请检查地址，如 10.0.0.1:6379（ray start --head 时显示）"
        ) from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _outcome(ray: Any, reference: Any, path: Path) -> Outcome[Any]:
    try:
        value, problem = ray.get(reference)
    except ray.exceptions.RayError:
        return Outcome(path, None, f"{path}：{_DIED}")
    return Outcome(path, value, problem)


def _attempt(work: Callable[[Path], T], path: Path, content: bytes) -> tuple[T | None, str]:
    """On a node: the file under its own name in a folder of its own; a problem names the file as the user did."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(content)
        try:
            return work(copy), ""
        except IngestError as error:
            return None, str(error).replace(str(copy), str(path))
        except MemoryError:
            return None, f"{path}：节点内存不足"
