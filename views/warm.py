"""What the first user would wait for is done before: imports and the reader of names, then plans in Neo4j."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from pathlib import Path
from threading import Thread

from graph.connection import Store, resolve_settings
from graph.errors import GraphError
from ingest import annotate
from queries.planned import plan_ahead

# What the first page reads.
_FIRST = ("documents", "standing", "contradictions", "city_contradictions", "ownerless_targets", "similar_tasks",
          "outdated_names", "unknown_agencies", "agencies", "agency_tasks", "task_card")  # fmt: skip
log = logging.getLogger(__name__)


def load_pages() -> None:
    """Import every page and build what marks names in sentences: seconds that the first click would take."""
    # Streamlit warns of every cache that is declared before the first page runs; whoever started us can do nothing about it.
    logging.getLogger("streamlit.runtime.caching.cache_data_api").setLevel(logging.ERROR)
    here = Path(__file__).resolve().parent
    for module in pkgutil.iter_modules([str(here)]):
        importlib.import_module(f"{here.name}.{module.name}")
    annotate.pipeline()


def begin_planning() -> Thread:
    """Have Neo4j plan the saved queries, in a thread that ends with the process: Neo4j works, the pages do not wait."""
    thread = Thread(target=_plan, name="planning", daemon=True)
    thread.start()
    return thread


def _plan() -> None:
    try:
        with Store.open(resolve_settings()) as store:
            log.debug("%d texts planned", plan_ahead(store, first=_FIRST))
    except GraphError as error:
        # The pages say what to do about it; here nothing is lost but speed.
        log.debug("not planned ahead: %s", error)
