"""The driver's errors as ours, each one line that says what to do."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import (
    CommitUnknown,
    GraphError,
    NoDatabase,
    NotAllowed,
    NotReachable,
    NotTrusted,
    QueryFailed,
    QueryTimeout,
    QueryTooLarge,
    WrongPassword,
)
from graph.settings import Settings

_TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "Transaction.Terminated")


@contextmanager
def translated(settings: Settings, user: str, timeout_s: float = 0) -> Iterator[None]:
    """Raise what Neo4j and its driver say about `user` at this server as errors of ours."""
    try:
        yield
    except AuthError as error:
        raise WrongPassword(settings.uri, user) from error
    except IncompleteCommit as error:
        raise CommitUnknown(settings.uri) from error
    except (ServiceUnavailable, SessionExpired, OSError) as error:
        raise _unreachable(error, settings.uri) from error
    except Neo4jError as error:
        code = error.code or ""
        if "DatabaseNotFound" in code:
            raise NoDatabase(settings.uri, settings.database) from error
        if any(word in code for word in _TIMED_OUT):
            raise QueryTimeout(timeout_s) from error
        if "OutOfMemory" in code or "MemoryPoolOutOfMemory" in code:
            raise QueryTooLarge from error
        if "Forbidden" in code:
            raise NotAllowed(settings.uri, user) from error
        if "Security" in code:
            raise WrongPassword(settings.uri, user) from error
        if isinstance(error, (ClientError, TransientError)):
            raise QueryFailed(f"Neo4j 不接受：{_one_line(error.message or code)}") from error
        raise GraphError(f"Neo4j 出错：{_one_line(error.message or code)}；请查看服务日志") from error
    except DriverError as error:
        raise _unreachable(error, settings.uri) from error


def _unreachable(error: BaseException, uri: str) -> GraphError:
    """What the driver calls unavailable may be a certificate: the cause tells."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return NotTrusted(uri)
        cause = cause.__cause__ or cause.__context__
    return NotReachable(uri)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
