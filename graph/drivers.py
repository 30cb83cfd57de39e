"""Opening a driver: address, account, encryption, patience."""

from __future__ import annotations

import logging
import math
import os
import ssl
from typing import Any

import neo4j
from neo4j import GraphDatabase, TrustCustomCAs
from neo4j.exceptions import ConfigurationError

from graph.errors import GraphError
from graph.settings import Settings

_CONNECT_TIMEOUT_S = 10.0
# A restart of Neo4j takes ten to twenty seconds.
_PATIENCE_S = 30.0


def open_driver(settings: Settings) -> neo4j.Driver:
    """A driver that has not connected yet; GraphError, in one line, for settings that cannot be right."""
    if not settings.valid:
        # An address may carry a password before the @: that part is never repeated.
        shown = settings.uri.rpartition("@")[2]
        raise GraphError(
            f"{shown}：不是有效的 Neo4j 地址；应如 bolt://127.0.0.1:7687 或 neo4j+s://主机:7687，账号另设 NEO4J_USER 和 NEO4J_PASSWORD"
        )
    uri, encryption = _encryption(settings)
    # The driver logs every failed attempt; our own error says it once.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    try:
        return GraphDatabase.driver(
            uri,
            auth=(settings.user, settings.password),
            connection_timeout=_CONNECT_TIMEOUT_S,
            connection_acquisition_timeout=_CONNECT_TIMEOUT_S * 2,
            max_transaction_retry_time=_patience_s(),
            # Labels that no plan has used yet are no reason to warn.
            notifications_min_severity="OFF",
            **encryption,
        )
    except (ConfigurationError, ValueError) as error:
        reason = " ".join(str(error).split())[:300]
        raise GraphError(f"{settings.uri}：不是有效的 Neo4j 地址（{reason}）") from error


def _patience_s() -> float:
    """How long a write waits for a server that went away, by `DUTY_GRAPH_PATIENCE`; GraphError for no number."""
    said = os.environ.get("DUTY_GRAPH_PATIENCE")
    try:
        seconds = float(said) if said else _PATIENCE_S
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise GraphError(f"DUTY_GRAPH_PATIENCE={said}：不是秒数；请设为如 {_PATIENCE_S:.0f} 的数，或不设")
    return seconds


def _encryption(settings: Settings) -> tuple[str, dict[str, Any]]:
    """Address and settings for the driver, which takes certificates of one's own only beside a plain scheme."""
    path = settings.ca_file
    if path is None:
        return settings.uri, {}
    scheme, _, host = settings.uri.partition("://")
    if not scheme.endswith("+s"):
        raise GraphError(f"{settings.uri}：设置了 NEO4J_CA_FILE，地址应以 bolt+s:// 或 neo4j+s:// 开头")
    try:
        ssl.create_default_context(cafile=str(path))
    except (OSError, ssl.SSLError) as error:
        raise GraphError(
            f"{path}：不是可用的 CA 证书文件（{error.strerror or type(error).__name__}）；请检查 NEO4J_CA_FILE，应为 PEM 格式"
        ) from error
    plain = scheme.removesuffix("+s")
    return f"{plain}://{host}", {"encrypted": True, "trusted_certificates": TrustCustomCAs(str(path))}
