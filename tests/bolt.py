"""Scripted ends of a Bolt connection: a relay that can fail between driver and server, and members of a cluster that
answer as told. Neo4j Community is no cluster; these are as near as a test without one gets.
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

_MAGIC = b"\x60\x60\xb0\x17"
_VERSION = b"\x00\x00\x04\x05"  # Bolt 5.4: routing, bookmarks, and nothing to negotiate
_NAMES = {
    0x01: "HELLO", 0x02: "GOODBYE", 0x0F: "RESET", 0x10: "RUN", 0x11: "BEGIN", 0x12: "COMMIT", 0x13: "ROLLBACK",
    0x2F: "DISCARD", 0x3F: "PULL", 0x54: "TELEMETRY", 0x66: "ROUTE", 0x6A: "LOGON", 0x6B: "LOGOFF",
}  # fmt: skip
_SUCCESS, _RECORD, _FAILURE, _IGNORED = 0x70, 0x71, 0x7F, 0x7E


class Relay:
    """Passes bytes on between a driver and a real server; `cut()` resets every connection, `delay_s` slows answers."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self.delay_s = 0.0
        self.connections = 0
        self.cut_when: Callable[[bytes], bool] = lambda _: False  # looked at with every piece the driver sends
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Reset all connections, as a firewall or a dying server does."""
        for end in self._open:
            with suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._open.clear()

    def close(self) -> None:
        _end(self._listener)
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._target)
                self.connections += 1
                self._open += [near, far]
                threading.Thread(target=self._pass, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._pass, args=(far, near, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, asking: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if asking and self.cut_when(data):
                    self.cut_when = lambda _: False
                    self.cut()
                    return
                if not asking:
                    time.sleep(self.delay_s)
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)


class Member:
    """One member of a scripted cluster: notes what it is asked, answers by `table`, `fail` and `rows`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: list[tuple[str, list[Any]]] = []
        self.table: dict[str, list[Member]] = {}
        self.fail: dict[str, str] = {}  # a code for every RUN of a text
        self.drop: set[str] = set()  # texts at which the connection is dropped, once
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        _end(self._listener)

    def texts(self) -> list[str]:
        """The queries it was asked, without those about itself."""
        return [str(fields[0]) for name, fields in self.asked if name == "RUN"]

    def extras(self, name: str) -> list[dict[str, Any]]:
        """What came with its messages of this name."""
        return [fields[-1] for kind, fields in self.asked if kind == name and fields]

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, EOFError), connection:
            stream = connection.makefile("rb")
            assert stream.read(4) == _MAGIC
            stream.read(16)
            connection.sendall(_VERSION)
            failed, text = False, ""
            while True:
                name, fields = _received(stream)
                self.asked.append((name, fields))
                if name == "GOODBYE":
                    return
                if name == "RUN" and fields[0] in self.drop:
                    self.drop.remove(fields[0])
                    return
                text = str(fields[0]) if name == "RUN" else text
                code = self.fail.get(fields[0]) if name == "RUN" else None
                if name == "RESET":
                    failed = False
                if failed:
                    _send(connection, _IGNORED)
                elif code:
                    failed = True
                    _send(connection, _FAILURE, {"code": code, "message": "scripted"})
                else:
                    self._answer(connection, name, text)

    def _answer(self, connection: socket.socket, name: str, text: str) -> None:
        if name == "PULL" and "SHOW TRANSACTIONS" not in text:  # there are none
            _send(connection, _RECORD, [self.name])
        _send(connection, _SUCCESS, self._meta(name))

    def _meta(self, name: str) -> dict[str, Any]:
        if name == "HELLO":
            return {"server": "Neo4j/5.26.0", "connection_id": self.name}
        if name == "RUN":
            return {"fields": ["member"], "t_first": 0}
        if name in {"PULL", "COMMIT"}:
            return {"bookmark": f"seen-by-{self.name}", "type": "r"}
        if name == "ROUTE":
            servers = [
                {"role": role, "addresses": [m.address for m in members]} for role, members in self.table.items()
            ]
            return {"rt": {"ttl": 1000, "db": "neo4j", "servers": servers}}
        return {}


def _end(listener: socket.socket) -> None:
    with suppress(OSError):
        listener.shutdown(socket.SHUT_RDWR)  # closing alone does not wake who waits in accept()
    listener.close()


@contextmanager
def members(*names: str) -> Iterator[list[Member]]:
    """Members of one cluster, listening."""
    all_of_them = [Member(name) for name in names]
    try:
        yield all_of_them
    finally:
        for member in all_of_them:
            member.close()


def _received(stream: Any) -> tuple[str, list[Any]]:
    data = b""
    while True:
        head = stream.read(2)
        if len(head) < 2:
            raise EOFError
        (size,) = struct.unpack(">H", head)
        if size:
            data += stream.read(size)
        elif data:
            break
    place = [2]
    fields = [_unpacked(data, place) for _ in range(data[0] & 0x0F)]
    return _NAMES[data[1]], fields


def _send(connection: socket.socket, tag: int, *fields: Any) -> None:
    data = bytes([0xB0 + len(fields), tag]) + b"".join(map(_packed, fields))
    connection.sendall(struct.pack(">H", len(data)) + data + b"\x00\x00")


def _packed(value: Any) -> bytes:
    """PackStream of what the script says: texts, small numbers, lists, maps."""
    if isinstance(value, str):
        data = value.encode()
        return b"\xd1" + struct.pack(">H", len(data)) + data
    if isinstance(value, int):
        return b"\xc9" + struct.pack(">h", value)
    if isinstance(value, list):
        return b"\xd5" + struct.pack(">H", len(value)) + b"".join(map(_packed, value))
    return b"\xd9" + struct.pack(">H", len(value)) + b"".join(_packed(k) + _packed(v) for k, v in value.items())


_SIZED = {0xD0: ">B", 0xD1: ">H", 0xD2: ">I", 0xD4: ">B", 0xD5: ">H", 0xD8: ">B", 0xD9: ">H"}
_NUMBERS = {0xC8: ">b", 0xC9: ">h", 0xCA: ">i", 0xCB: ">q", 0xC1: ">d"}
_WORDS = {0xC0: None, 0xC2: False, 0xC3: True}


def _unpacked(data: bytes, place: list[int]) -> Any:
    marker = data[place[0]]
    place[0] += 1
    if marker in _WORDS:
        return _WORDS[marker]
    if marker < 0x80 or marker >= 0xF0:
        return marker if marker < 0x80 else marker - 0x100
    if marker in _NUMBERS:
        return _number(data, place, _NUMBERS[marker])
    size = _number(data, place, _SIZED[marker]) if marker in _SIZED else marker & 0x0F
    kind = marker & 0xF0 if marker not in _SIZED else {0xD0: 0x80, 0xD4: 0x90, 0xD8: 0xA0}[marker & 0xFC]
    if kind == 0x80:
        place[0] += size
        return data[place[0] - size : place[0]].decode()
    if kind == 0x90:
        return [_unpacked(data, place) for _ in range(size)]
    return {_unpacked(data, place): _unpacked(data, place) for _ in range(size)}


def _number(data: bytes, place: list[int], form: str) -> Any:
    (value,) = struct.unpack_from(form, data, place[0])
    place[0] += struct.calcsize(form)
    return value
