"""Is the database fit for use: what answers, as whom, with which constraints, holding what, on how much disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.connection import Store
from graph.counts import uncounted
from graph.home import MIN_FREE_BYTES
from graph.model import AGENCY, DOCUMENT, INDICATOR, MODEL_VERSION, OBLIGATION, TASK
from graph.restoring import pending
from graph.schema import missing_schema

_MB = 1024 * 1024
_LINES = "CALL dbms.components() YIELD name, versions, edition RETURN versions[0] AS version, edition"
_VERSIONS = """\
MATCH (d:Document)
RETURN coalesce(d.model_version, 1) AS version, count(*) AS documents
ORDER BY version"""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; `ok` is False where somebody has to do something, and `value` says what."""

    name: str
    title: str
    value: str
    ok: bool = True


def health(store: Store, *, home: Path | None = None) -> list[Check]:
    """Everything that can be told about an open connection; `home` is the folder of a local server."""
    settings = store.settings
    checks = [
        Check("address", "地址", settings.uri),
        Check("account", "账号", f"{settings.user}，数据库 {settings.database}"),
    ]
    if settings.browser_url:
        checks.append(Check("browser", "Neo4j Browser", settings.browser_url))
    checks += [check for look in _LOOKS for check in look(store)]
    return checks + ([_disk(home)] if home is not None else [])


def _server(store: Store) -> Iterator[Check]:
    row = store.read(_LINES).rows[0]
    major = int(str(row["version"]).split(".", 1)[0])
    text = f"Neo4j {row['version']} {row['edition']}"
    ok = major == 5 or major >= 2025
    yield Check("server", "服务", text if ok else f"{text}：请升级到 5.26 LTS 或更新的版本", ok)


def _schema(store: Store) -> Iterator[Check]:
    missing, empty = missing_schema(store), not _number(store, DOCUMENT.label)
    text = f"缺少 {'、'.join(missing)}" if missing else "齐全"
    remedy = "（第一次载入时建立）" if empty else "；请重新载入任一文件，或请管理员检查"
    yield Check("schema", "约束和索引", text + (remedy if missing else ""), empty or not missing)


def _restore(store: Store) -> Iterator[Check]:
    file = pending(store)
    if file is not None:
        yield Check("restore", "恢复", f"{file} 的恢复没有完成，图不完整；请重新运行 python -m graph restore", False)


def _model(store: Store) -> Iterator[Check]:
    found = {row["version"]: row["documents"] for row in store.read(_VERSIONS).rows}
    older = sum(count for version, count in found.items() if version < MODEL_VERSION)
    newer = sum(count for version, count in found.items() if version > MODEL_VERSION)
    problems = [f"{older} 个文件按旧版载入，请对它们重新运行 ingest load 或 run"] * bool(older)
    problems += [f"{newer} 个文件由更新的版本写成，请升级本工具"] * bool(newer)
    yield Check("model", "图模型", "；".join([f"第 {MODEL_VERSION} 版", *problems]), not problems)


def _counted(store: Store) -> Iterator[Check]:
    left = uncounted(store)
    text = f"{left} 个地区的方案没有计入；请运行 python -m graph count" if left else "齐全"
    yield Check("counted", "各地区的合计", text, not left)


def _counts(store: Store) -> Iterator[Check]:
    counts = {node.title: _number(store, node.label) for node in (DOCUMENT, TASK, AGENCY, INDICATOR, OBLIGATION)}
    yield Check("counts", "数量", "，".join(f"{title} {count}" for title, count in counts.items()))


_LOOKS: tuple[Callable[[Store], Iterator[Check]], ...] = (_server, _schema, _restore, _model, _counted, _counts)


def _disk(home: Path) -> Check:
    free = shutil.disk_usage(home).free
    ok = free >= MIN_FREE_BYTES
    text = f"剩余 {free // _MB} MB"
    return Check(
        "disk", "磁盘", text if ok else f"{text}，至少要 {MIN_FREE_BYTES // _MB} MB；请清理 {home} 所在磁盘", ok
    )


def _number(store: Store, label: str) -> int:
    return int(store.read(f"MATCH (n:{label}) RETURN count(n) AS n").rows[0]["n"])
