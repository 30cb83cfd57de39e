"""Looking from outside whether a local server lives, listens and answers."""

from __future__ import annotations

import socket
import subprocess
import time

import neo4j
import psutil
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError


def await_answer(uri: str, password: str) -> None:
    """Wait until queries are answered: the port opens a little before the database does."""
    end = time.monotonic() + 60
    while True:
        try:
            with GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
                driver.execute_query("RETURN 1", routing_=neo4j.RoutingControl.READ)
            return
        except AuthError:
            raise
        except (Neo4jError, DriverError):
            if time.monotonic() > end:
                raise
            time.sleep(0.3)


def ended(process: subprocess.Popen[bytes] | psutil.Process) -> bool:
    """Whether a process is gone."""
    if isinstance(process, psutil.Process):
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    return process.poll() is not None


def port_answers(port: int) -> bool:
    """Whether somebody listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on; held together so that they differ."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()
