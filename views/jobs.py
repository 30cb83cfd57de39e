"""A query in the background: the page goes on drawing, says how long it has been at it, and can end it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from graph.errors import GraphError
from queries.errors import QueryError
from queries.run import Result

Work = Callable[[threading.Event], Result]


@dataclass
class Job:
    """One run of a query. `result` or `error` is there when it is over."""

    stop: threading.Event = field(default_factory=threading.Event)
    began: float = field(default_factory=time.monotonic)
    result: Result | None = None
    error: GraphError | QueryError | None = None
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self.began


def start(work: Work) -> Job:
    """Run `work` in a thread; it is handed the event that ends it."""
    job = Job()

    def run() -> None:
        try:
            job.result = work(job.stop)
        except (GraphError, QueryError) as error:
            job.error = error
        finally:
            job.over.set()

    threading.Thread(target=run, daemon=True, name="query").start()
    return job
