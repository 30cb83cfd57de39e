"""The process behind `graph/apart.py`: requests in by its standard input, answers out, until the input ends."""

from __future__ import annotations

import os
import pickle
import sys
import time
from typing import Any, BinaryIO

from graph.apart import Request
from graph.connection import Store
from graph.errors import GraphError, QueryTooLarge, ServerOccupied

# Address space is more than memory: libraries and the stacks of threads count, used or not.
_SPACE_FACTOR = 3
_MARK = {"duty_graph": "typed"}
# Every account sees its own transactions.
_UNENDED = """
SHOW TRANSACTIONS YIELD metaData, status WHERE metaData = $mark AND status STARTS WITH 'Terminated' RETURN status
"""
_PATIENCE_S = 3.0


def main() -> None:
    """Serve one account. Whatever a library prints must not come between the answers."""
    source = sys.stdin.buffer
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    settings, max_memory = pickle.load(source)
    _limit(max_memory * _SPACE_FACTOR)
    try:
        store = Store.open(settings)
    except GraphError as error:
        _answer(target, error)
        return
    with store:
        _answer(target, True)
        while True:
            try:
                request = pickle.load(source)
            except EOFError:
                return
            _answer(target, _result(store, request))


def _result(store: Store, request: Request) -> Any:
    try:
        store.follow(request.bookmarks)
        _await_earlier(store)
        step = store.explain if request.step == "explain" else store.read
        return step(request.cypher, request.parameters, metadata=_MARK, **request.limits)
    except GraphError as error:
        return error
    except (MemoryError, RecursionError):
        return QueryTooLarge()


def _await_earlier(store: Store) -> None:
    """ServerOccupied while a typed query that was ended is still running: at most one ever is, whoever sent it.

    Neo4j looks at its time limit between rows, not inside one expression (docs/queries.md).
    """
    end = time.monotonic() + _PATIENCE_S
    while store.read(_UNENDED, {"mark": _MARK}).rows:
        if time.monotonic() > end:
            raise ServerOccupied
        time.sleep(0.1)


def _answer(target: BinaryIO, answer: Any) -> None:
    try:
        data = pickle.dumps(answer)
    except (MemoryError, RecursionError):
        data = pickle.dumps(QueryTooLarge())
    target.write(data)
    target.flush()


def _limit(size: int) -> None:
    """A second net where there is such a thing: between two looks of the watch a value could grow beyond all bounds."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    main()
