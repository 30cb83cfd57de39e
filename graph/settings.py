"""Where Neo4j is and who we are there, from the environment or from the product's own local server."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

_ADDRESS = re.compile(r"^(?:bolt|neo4j)(?:\+s|\+ssc)?://[^/\s@]+$")


@dataclass(frozen=True)
class Settings:
    """Address and accounts. Passwords never show in a repr.

    `read_user` is the account that pages and typed queries use, where it is another one; `ca_file` holds the
    certificates (PEM) that vouch for the server, where the system's do not.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"
    browser_url: str | None = None
    read_user: str | None = None
    read_password: str = field(default="", repr=False)
    ca_file: Path | None = None

    @property
    def valid(self) -> bool:
        """Whether the address has the form of one; an address may not carry an account."""
        return bool(_ADDRESS.match(self.uri))

    def reading(self) -> Settings:
        """The same server under the account that reads."""
        if self.read_user is None:
            return self
        return replace(self, user=self.read_user, password=self.read_password, read_user=None, read_password="")


def resolve_settings(*, start_local: bool = True) -> Settings:
    """Settings from the environment, else of the local server, which is started when it does not run.

    Where only the reading account is named, it is the only account: nothing can be written.
    """
    uri = os.environ.get("NEO4J_URI")
    reader = os.environ.get("NEO4J_READ_USER") or None
    read_password = os.environ.get("NEO4J_READ_PASSWORD", "")
    if uri:
        alone = reader is not None and "NEO4J_USER" not in os.environ
        ca_file = os.environ.get("NEO4J_CA_FILE")
        return Settings(
            uri=uri,
            user=reader if reader and alone else os.environ.get("NEO4J_USER", "neo4j"),
            password=read_password if alone else os.environ.get("NEO4J_PASSWORD", ""),
            database=os.environ.get("NEO4J_DATABASE", "neo4j"),
            browser_url=os.environ.get("NEO4J_BROWSER"),
            read_user=None if alone else reader,
            read_password="" if alone else read_password,
            ca_file=Path(ca_file).expanduser() if ca_file else None,
        )
    # Imported here: who brings a server of their own needs neither Java nor jars.
    from graph.server import LocalServer

    server = LocalServer()
    local = server.up().settings if start_local else server.settings()
    return replace(local, read_user=reader, read_password=read_password)


def browser_link(settings: Settings, cypher: str) -> str | None:
    """Address that opens Neo4j Browser with account, address and query filled in; None where no Browser is known."""
    if not settings.browser_url:
        return None
    scheme, _, host = settings.uri.rpartition("://")
    secure = "+s" if "+" in scheme else ""
    dbms = quote(f"bolt{secure}://{settings.reading().user}@{host}", safe="")
    return f"{settings.browser_url.rstrip('/')}/browser/?dbms={dbms}&cmd=edit&arg={quote(cypher, safe='')}"
