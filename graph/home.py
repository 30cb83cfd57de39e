"""The home of a local Neo4j: folders, settings, password, and the note by which the next process finds the server."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs
import psutil

from graph.errors import ServerError

# A store, its transaction log and a day's logs; below that Neo4j starts and then fails in the middle of a load.
MIN_FREE_BYTES = 700 * 1024 * 1024
_MB = 1024 * 1024

# Every setting tried; see also the limits of typed queries in docs/queries.md.
_CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.pagecache.size={pagecache}m
db.transaction.timeout=120s
db.memory.transaction.max={transaction}m
dbms.memory.transaction.total.max={total}m
db.tx_log.rotation.retention_policy=1 files
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.usage_report.enabled=false
client.allow_telemetry=false
"""


@dataclass(frozen=True)
class State:
    """A server that was started: its process and its ports."""

    pid: int
    bolt: int
    http: int
    line: str


@dataclass(frozen=True)
class Memory:
    """Megabytes for the Java heap, the page cache and one transaction."""

    heap: int
    pagecache: int
    transaction: int

    @classmethod
    def of_machine(cls, total_bytes: int | None = None) -> Memory:
        """An eighth of the machine for the heap, between 512 MB and 4 GB; old office PCs have 4 GB in all.

        A transaction gets a quarter of it, all of them half: lists double while they grow, and more of the heap than that
        ran out before Neo4j's own count of it did (512 MB, `collect` of a long range).
        """
        total = (total_bytes or psutil.virtual_memory().total) // _MB
        heap = int(os.environ.get("DUTY_GRAPH_HEAP_MB") or min(4096, max(512, total // 8)))
        return cls(heap=heap, pagecache=min(1024, max(128, heap // 4)), transaction=heap // 4)


class Home:
    """Folders and files below one home."""

    def __init__(self, root: Path | None = None) -> None:
        chosen = root or os.environ.get("DUTY_GRAPH_HOME") or platformdirs.user_data_dir("duty-graph")
        self.root = Path(chosen).expanduser().resolve()
        self.conf = self.root / "conf"
        self.log = self.root / "logs" / "start.log"
        self.lock = self.root / "server.lock"
        self._state = self.root / "server.json"
        self._password = self.root / "password"

    def prepare(self, *, free_bytes: int | None = None) -> None:
        """Make the folders; ServerError when the home cannot be written or the disk is full."""
        try:
            for folder in (self.root, self.conf, self.log.parent):
                folder.mkdir(parents=True, exist_ok=True)
            self.root.chmod(0o700)
            free = shutil.disk_usage(self.root).free if free_bytes is None else free_bytes
        except OSError as error:
            remedy = "请检查权限，或用 DUTY_GRAPH_HOME 换一个文件夹"
            raise ServerError(f"无法使用文件夹 {self.root}（{error.strerror}）", remedy) from error
        if free < MIN_FREE_BYTES:
            raise ServerError(
                f"{self.root} 所在磁盘只剩 {free // _MB} MB，至少要 {MIN_FREE_BYTES // _MB} MB",
                "请清理磁盘，或用 DUTY_GRAPH_HOME 换一个文件夹",
            )

    def password(self) -> str:
        """The password of the local server: made once, in a file only its user can read."""
        if not self._password.exists():
            descriptor = os.open(self._password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(24))
        return self._password.read_text().strip()

    def write_conf(self, *, bolt: int, http: int, memory: Memory) -> None:
        """Write neo4j.conf for these ports."""
        text = _CONF.format(
            bolt=bolt,
            http=http,
            pagecache=memory.pagecache,
            transaction=memory.transaction,
            total=memory.transaction * 2,
        )
        (self.conf / "neo4j.conf").write_text(text, encoding="utf-8")

    def read_state(self) -> State | None:
        """The note of the last start, None when there is none or it cannot be read."""
        try:
            note = json.loads(self._state.read_text(encoding="utf-8"))
            return State(**{each.name: note[each.name] for each in fields(State)})  # older notes say more
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write_state(self, state: State) -> None:
        """Leave the note, all of it or none of it."""
        partial = self._state.with_suffix(".part")
        partial.write_text(json.dumps(asdict(state)), encoding="utf-8")
        partial.replace(self._state)

    def forget_state(self) -> None:
        """Take the note away."""
        self._state.unlink(missing_ok=True)
