"""The jars of a Neo4j line: listed in a checked-in lock file, fetched once, each verified by sha256.

`graph/locks/neo4j-<line>.json` names every artifact; jgo's Maven client downloads exactly these, from Maven Central or
from the mirror in `DUTY_GRAPH_MAVEN`. A folder `bundle/jars/<line>` beside the project is used first, so that an
office without a network needs nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs
from filelock import FileLock

from graph.errors import ServerError

ROOT = Path(__file__).resolve().parent.parent
LOCKS = Path(__file__).resolve().parent / "locks"
BUNDLE = ROOT / "bundle" / "jars"
DEFAULT_LINE = "5.26"
# What a line is made of: the server with its HTTP side and Neo4j Browser, and the class that starts it.
LINES: dict[str, tuple[str, str]] = {
    "5.26": (
        "org.neo4j:neo4j:5.26.28+org.neo4j.app:neo4j-server:5.26.28+org.neo4j.client:neo4j-browser:5.24.0",
        "org.neo4j.server.CommunityEntryPoint",
    ),
    "2026.08": (
        "org.neo4j:neo4j:2026.08.1+org.neo4j.app:neo4j-server:2026.08.1+org.neo4j.client:neo4j-browser:5.24.0",
        "org.neo4j.server.Neo4jCommunity",
    ),
}
_WORKERS = 8
_ATTEMPTS = 3
_STAMP = "verified"

Progress = Callable[[int, int], None]  # (jars done, jars in all)


@dataclass(frozen=True)
class Jar:
    """One artifact of the lock file."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def filename(self) -> str:
        """Name of the file: artifact-version[-classifier].jar."""
        return f"{self.artifact}-{self.version}{'-' + self.classifier if self.classifier else ''}.jar"


def line_of_environment() -> str:
    """The line in `DUTY_GRAPH_NEO4J`, else 5.26; ServerError for one that is not known."""
    line = os.environ.get("DUTY_GRAPH_NEO4J") or DEFAULT_LINE
    if line not in LINES:
        raise ServerError(f"DUTY_GRAPH_NEO4J={line} 不认识", f"可用 {'、'.join(LINES)}")
    return line


def cache_folder(line: str) -> Path:
    """Where fetched jars of a line are kept, shared by all homes of the user."""
    base = os.environ.get("DUTY_GRAPH_CACHE") or platformdirs.user_cache_dir("duty-graph")
    return Path(base) / "jars" / line


def read_lock(line: str, folder: Path = LOCKS) -> list[Jar]:
    """The jars of a line."""
    rows = json.loads((folder / f"neo4j-{line}.json").read_text(encoding="utf-8"))
    return [Jar(**row) for row in rows]


def class_path(line: str, *, progress: Progress | None = None) -> list[Path]:
    """Paths of all jars of a line, fetched if need be; ServerError when one cannot be had or is not what the lock says."""
    jars = read_lock(line)
    bundled = BUNDLE / line
    folder = bundled if bundled.is_dir() else cache_folder(line)
    # Asked before the lock: a bundle may lie on a disk that cannot be written.
    if not _verified(jars, folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder.parent / f"{line}.lock"):
                _complete(jars, folder, progress)
        except OSError as error:
            remedy = "请检查权限和磁盘空间，或用 DUTY_GRAPH_CACHE 换一个文件夹"
            raise ServerError(f"无法写入 {folder}（{error.strerror or _short(error)}）", remedy) from error
    return [folder / jar.filename for jar in jars]


def _complete(jars: list[Jar], folder: Path, progress: Progress | None) -> None:
    """Fetch what is missing and verify; a stamp of the lock saves hashing 150 MB at every start."""
    if _verified(jars, folder):  # by another process, while we waited for the lock
        return
    missing = [jar for jar in jars if not _fits(folder / jar.filename, jar)]
    done = len(jars) - len(missing)
    with ThreadPoolExecutor(_WORKERS) as pool:
        for _ in pool.map(lambda jar: _fetch(jar, folder), missing):
            done += 1
            if progress:
                progress(done, len(jars))
    (folder / _STAMP).write_text(_stamp_of(jars))


def _stamp_of(jars: list[Jar]) -> str:
    return hashlib.sha256("".join(jar.sha256 for jar in jars).encode()).hexdigest()


def _verified(jars: list[Jar], folder: Path) -> bool:
    stamp = folder / _STAMP
    return (
        stamp.is_file()
        and stamp.read_text() == _stamp_of(jars)
        and all((path := folder / jar.filename).is_file() and path.stat().st_size == jar.size for jar in jars)
    )


def _fits(path: Path, jar: Jar) -> bool:
    return path.is_file() and path.stat().st_size == jar.size and sha256_of(path) == jar.sha256


def sha256_of(path: Path) -> str:
    """Hash of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fetch(jar: Jar, folder: Path) -> None:
    from jgo.maven import Artifact, MavenContext

    mirror = os.environ.get("DUTY_GRAPH_MAVEN")
    store = folder.parent / "maven"
    context = MavenContext(
        repo_cache=store, local_repos=[], remote_repos={"mirror": mirror.rstrip("/")} if mirror else None, timeout=60
    )
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    artifact = Artifact(component, jar.classifier, "jar")
    for attempt in range(_ATTEMPTS):
        try:
            fetched = Path(artifact.resolve())
            break
        except (OSError, RuntimeError, ValueError) as error:
            if attempt + 1 == _ATTEMPTS:
                remedy = "请检查网络或设置 DUTY_GRAPH_MAVEN 镜像；离线时请带上 bundle 文件夹"
                raise ServerError(f"取不到 {jar.filename}（{_short(error)}）", remedy) from error
    found = sha256_of(fetched)
    if found != jar.sha256:
        fetched.unlink()
        raise ServerError(
            f"{jar.filename} 的校验值不符（应为 {jar.sha256[:12]}…，得到 {found[:12]}…）", "请检查镜像是否可信"
        )
    fetched.replace(folder / jar.filename)


def _short(error: Exception) -> str:
    return type(error).__name__


def write_lock(line: str, *, folder: Path = LOCKS) -> Path:
    """Resolve a line afresh with jgo and write its lock file: for maintainers, when a line is raised."""
    import jgo

    endpoint, _ = LINES[line]
    environment = jgo.build(endpoint, cache_dir=cache_folder(line).parent / "resolve")
    coordinates = {
        (d["groupId"], d["artifactId"], d["version"], d.get("classifier", "")): d
        for d in _dependencies(Path(environment.lock_path))
    }
    files = {path.name: path for path in map(Path, environment.all_jars)}
    jars = []
    for (group, artifact, version, classifier), _row in sorted(coordinates.items()):
        jar = Jar(group, artifact, version, classifier, "", 0)
        path = files[jar.filename]
        jars.append(Jar(group, artifact, version, classifier, sha256_of(path), path.stat().st_size))
    folder.mkdir(exist_ok=True)
    target = folder / f"neo4j-{line}.json"
    target.write_text("[\n" + ",\n".join(json.dumps(asdict(jar)) for jar in jars) + "\n]\n", encoding="utf-8")
    return target


def _dependencies(lock: Path) -> list[dict[str, str]]:
    import tomllib

    rows: list[dict[str, str]] = tomllib.loads(lock.read_text(encoding="utf-8"))["dependencies"]
    return rows
