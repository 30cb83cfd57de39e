"""`python -m ingest.limited_worker`: a request as JSON on standard input, a preview or a problem as JSON on standard output."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from ingest.corrections import read_corrections
from ingest.errors import InputError
from ingest.plan_files import MAX_PARSED_BYTES, validate
from ingest.preview import preview_of

# Address space is more than memory: libraries and the stacks of threads count, used or not.
_SPACE_FACTOR = 2
_NO_MEMORY = ("读取它需要的内存超过上限", "请只留下方案本身，另存后再试")
_TOO_LONG = ("解析结果过大", "请把文件分成几份")


def main() -> int:
    """Answer one request. Whatever a library prints must not come into the answer."""
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    request = json.loads(sys.stdin.buffer.read())
    _limit(**request["limits"])
    try:
        answer = json.dumps(_answer(request)).encode("ascii")
        if len(answer) > 2 * MAX_PARSED_BYTES:
            answer = _problem(*_TOO_LONG)
    except InputError as error:
        answer = _problem(error.problem, error.remedy)
    except (MemoryError, RecursionError):
        answer = _problem(*_NO_MEMORY)
    with target:
        target.write(answer)
    return 0


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    corrections = read_corrections(Path(request["corrections"])) if request["corrections"] else None
    preview = preview_of(Path(request["file"]), request["name"], corrections)
    validate(preview["plan"], source=request["name"])
    return dict(preview)


def _problem(problem: str, remedy: str) -> bytes:
    return json.dumps({"problem": problem, "remedy": remedy}).encode("ascii")


def _limit(seconds: float, memory_bytes: int, max_bytes: int) -> None:
    """Cap memory and processor time of this process and its children, and what they may write, where the system can."""
    if sys.platform != "win32":
        import resource

        limits = (
            (resource.RLIMIT_AS, memory_bytes * _SPACE_FACTOR),
            (resource.RLIMIT_CPU, int(seconds) + 1),
            (resource.RLIMIT_FSIZE, max_bytes),
            (resource.RLIMIT_CORE, 0),
        )
        for limit, most in limits:
            # Some systems know no such limit, and one that is lower already is as good.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    sys.exit(main())
