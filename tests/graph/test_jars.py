"""Jars: exactly those of the lock, verified, from a mirror if set; a wrong one is refused."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph import jars
from graph.errors import ServerError
from graph.jars import LINES, Jar, class_path, read_lock


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A mirror on loopback and the folder it serves."""
    folder = tmp_path / "mirror"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()


def jar_on(folder: Path, content: bytes) -> Jar:
    jar = Jar("org.test", "thing", "1.0", "", hashlib.sha256(b"right").hexdigest(), 5)
    place = folder / "org" / "test" / "thing" / "1.0"
    place.mkdir(parents=True)
    (place / jar.filename).write_bytes(content)
    return jar


def test_a_jar_comes_from_the_mirror_and_is_kept(
    mirror: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, folder = mirror
    jar = jar_on(folder, b"right")
    target = tmp_path / "cache" / "5.26"
    target.mkdir(parents=True)
    monkeypatch.setenv("DUTY_GRAPH_MAVEN", url)
    seen: list[tuple[int, int]] = []

    jars._complete([jar], target, lambda done, total: seen.append((done, total)))

    assert (target / jar.filename).read_bytes() == b"right"
    assert seen == [(1, 1)]
    jars._complete([jar], target, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1)]


def test_a_jar_that_is_not_what_the_lock_says_is_refused(
    mirror: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, folder = mirror
    jar = jar_on(folder, b"wrong")
    target = tmp_path / "cache" / "5.26"
    target.mkdir(parents=True)
    monkeypatch.setenv("DUTY_GRAPH_MAVEN", url)

    with pytest.raises(ServerError, match="校验值不符"):
        jars._complete([jar], target, None)
    assert not (target / jar.filename).exists()


def test_a_registry_that_does_not_answer_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "cache" / "5.26"
    target.mkdir(parents=True)
    monkeypatch.setenv("DUTY_GRAPH_MAVEN", "http://127.0.0.1:9")

    with pytest.raises(ServerError) as caught:
        jars._complete([Jar("org.test", "thing", "1.0", "", "0" * 64, 5)], target, None)

    assert "\n" not in str(caught.value)
    assert "DUTY_GRAPH_MAVEN" in str(caught.value)


def test_a_cache_that_cannot_be_written_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(jars, "BUNDLE", tmp_path / "no-bundle")
    monkeypatch.setenv("DUTY_GRAPH_CACHE", str(tmp_path / "file" / "cache"))

    with pytest.raises(ServerError, match="DUTY_GRAPH_CACHE") as caught:
        class_path("5.26")

    assert "\n" not in str(caught.value)


def test_a_bundle_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jar = Jar("org.test", "thing", "1.0", "", hashlib.sha256(b"right").hexdigest(), 5)
    folder = tmp_path / "bundle" / "5.26"
    folder.mkdir(parents=True)
    (folder / jar.filename).write_bytes(b"right")
    monkeypatch.setattr(jars, "BUNDLE", folder.parent)
    monkeypatch.setattr(jars, "read_lock", lambda line: [jar])
    monkeypatch.setenv("DUTY_GRAPH_MAVEN", "http://127.0.0.1:9")

    found = class_path("5.26")

    assert found == [folder / jar.filename]
    (folder.parent / "5.26.lock").unlink(missing_ok=True)
    class_path("5.26")
    assert [path.name for path in folder.parent.iterdir()] == ["5.26"]  # verified once, then only read


@pytest.mark.parametrize("line", list(LINES))
def test_lock_files_name_every_jar_with_its_hash(line: str) -> None:
    rows = read_lock(line)

    assert len(rows) > 200
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in rows)
    assert len({jar.filename for jar in rows}) == len(rows)
    assert {"neo4j", "neo4j-server", "neo4j-browser"} <= {jar.artifact for jar in rows}
