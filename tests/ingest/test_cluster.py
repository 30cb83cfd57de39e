"""Files on a real Ray cluster of two nodes on this machine: the same plans, a bad file, a node that is lost."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ingest.cluster import ClusterError, each_file_on
from ingest.errors import InputError
from ingest.many import each_file
from ingest.results import corrected
from tests.conftest import ROOT

SAMPLES = ROOT / "data" / "samples"
needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="Ray is an optional extra (requirements-ray.txt)"
)


def refuse(path: Path) -> str:
    raise InputError(path, "看不懂", "请换一个")


def kill_its_worker(path: Path) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return path.name


@pytest.fixture
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    two = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    yield two
    two.shutdown()


@needs_ray
def test_a_node_lost_in_mid_run_costs_nothing_but_time(cluster: Any, tmp_path: Path) -> None:
    second = cluster.add_node(num_cpus=1)
    good = sorted(SAMPLES.glob("*.txt"))
    files = []
    for n in range(24):
        copy = tmp_path / f"{n}-{good[n % len(good)].name}"
        copy.write_bytes(good[n % len(good)].read_bytes())
        files.append(copy)
    files[5].write_bytes(b"")  # a bad one among them
    files.append(tmp_path / "missing.txt")
    work = partial(corrected, None)

    outcomes = []
    for outcome in each_file_on(cluster.address, work, files):
        outcomes.append(outcome)
        if len(outcomes) == 2:
            cluster.remove_node(second, allow_graceful=False)

    assert outcomes == list(each_file(work, files, jobs=1))
    assert [o.path for o in outcomes if o.value is None] == [files[5], files[-1]]


@needs_ray
def test_a_file_that_kills_every_worker_is_a_problem_of_its_own(cluster: Any, tmp_path: Path) -> None:
    import ray

    # Nodes are sent the code of the parser, not the tests.
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    path = tmp_path / "a.txt"
    path.write_text("x")

    (killed,) = each_file_on(cluster.address, kill_its_worker, [path])
    (refused,) = each_file_on(cluster.address, refuse, [path])

    assert killed.problem.startswith(f"{path}：处理它的进程或节点多次意外结束")
    assert refused.problem == f"{path}：看不懂；请换一个"


@needs_ray
def test_nobody_at_the_address_is_one_line() -> None:
    with pytest.raises(ClusterError, match="连接不上 Ray") as caught:
        list(each_file_on("127.0.0.1:9", refuse, [Path("a.txt")]))
    assert "\n" not in str(caught.value)


def test_without_ray_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ClusterError, match="requirements-ray"):
        list(each_file_on("127.0.0.1:9", refuse, [Path("a.txt")]))
