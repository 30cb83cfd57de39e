"""What the first user would wait for is done while the server starts: imports, and plans in Neo4j."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from pathlib import Path
from threading import Thread

from graph.connection import Store, resolve_settings
from graph.errors import GraphError
from queries.planned import plan_ahead

log = logging.getLogger(__name__)


def warm_up() -> Thread:
    """Begin in a thread that ends with the process; pages that come first wait for no more than what they need."""
    thread = Thread(target=_work, name="warm-up", daemon=True)
    thread.start()
    return thread


def _work() -> None:
    here = Path(__file__).resolve().parent
    for module in pkgutil.iter_modules([str(here)]):
        importlib.import_module(f"{here.name}.{module.name}")
    try:
        with Store.open(resolve_settings()) as store:
            log.debug("%d queries planned", plan_ahead(store))
    except GraphError as error:
        # The pages say what to do about it; here nothing is lost but speed.
        log.debug("not planned ahead: %s", error)
