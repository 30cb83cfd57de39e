"""Old forms back into what a plan prints: 髙 was matched as 高 (`ingest/variants.py`), and is shown as it stands.

Names of bodies and indicators keep the ordinary form, by which they are known; what is quoted has the printed one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.folding import folded
from ingest.plan import ParsedPlan
from ingest.reading import Reading
from ingest.traced import TracedTask
from ingest.variants import OLD_FORMS

_OLD = re.compile(f"[{''.join(OLD_FORMS)}]")
_LINE = re.compile(rf"[^\n]*{_OLD.pattern}[^\n]*")
_MAX_LINE = 400


def print_old_forms(plan: ParsedPlan, tasks: Sequence[TracedTask], source: str, label: Callable[[str | None, str], str]) -> None:  # fmt: skip
    """Give titles, texts and quotes of `plan` the old forms of `source`; `label` makes a task's label anew."""
    if _OLD.search(source) is None:
        return
    lines = _lines(source)
    plan["document"]["title"] = _heading(plan["document"]["title"], lines)
    for task, how in zip(plan["tasks"], tasks, strict=True):
        task["path"] = [_heading(heading, lines) for heading in task["path"]]
        start, end = task["span"]
        piece = source[start:end]
        if _OLD.search(piece) is None:
            continue
        task["text"] = _printed(how.body, source)
        if task["title"] is not None:
            task["title"] = _words(task["title"], piece)
        task["label"] = label(task["title"], task["text"])
        for assignment in task["assignments"]:
            assignment["surface"] = _words(assignment["surface"], piece)
            assignment["quote"] = _words(assignment.get("quote", ""), piece)
        for obligation in task["obligations"]:
            obligation["text"] = _words(obligation["text"], source[slice(*obligation["span"])])
        for target in task["targets"]:
            target["raw"] = _words(target["raw"], source[slice(*target["span"])])
    for goal in plan["goals"]:
        goal["raw"] = _words(goal["raw"], source[slice(*goal["span"])])


def _printed(reading: Reading, source: str) -> str:
    """The text of a reading with the old forms that stand at its places."""
    return "".join(
        source[place] if source[place] in OLD_FORMS else char
        for char, place in zip(reading.text, reading.offsets, strict=True)
    )


def _words(words: str, piece: str) -> str:
    """`words`, which were read from `piece`, with its old forms; unchanged where they do not stand in it as one."""
    printed, sought = folded(piece), folded(words)
    at = printed.text.find(sought.text)
    if at < 0 or not sought.text:
        return words
    chars = list(words)
    for place, char in zip(sought.offsets, range(at, at + len(sought.text)), strict=True):
        old = piece[printed.offsets[char]]
        if old in OLD_FORMS:
            chars[place] = old
    return "".join(chars)


def _heading(words: str, lines: dict[str, str]) -> str:
    return _words(words, lines.get(folded(words).text, ""))


def _lines(source: str) -> dict[str, str]:
    """Lines with old forms by what may be a heading in them, in ordinary forms: the line, its first sentence."""
    found: dict[str, str] = {}
    for line in _LINE.findall(source):
        if len(line) <= _MAX_LINE:
            sentence = line.partition("。")[0]
            found.update((folded(words).text, line) for words in (line, sentence, sentence + "。"))
    return found
