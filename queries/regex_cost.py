"""Regular expressions that may take longer than anybody waits: Neo4j cannot be told to stop in the middle of one."""

from __future__ import annotations

import re

# Each unbounded part multiplies the work by the length of the text: three end in a second on the longest task there is.
MAX_QUANTIFIERS = 3
MAX_CHARACTERS = 500
_PART = re.compile(
    r"""
    (?P<quoted> \\Q.*?(?:\\E|$) )
    | (?P<back> \\[1-9k] )
    | (?P<escape> \\. )
    | (?P<class> \[\^?\]?(?:\\.|[^\]\\])*\] )
    | (?P<look> \(\?(?:[=!>]|<[=!]) )
    | (?P<open> \((?:\?(?:[A-Za-z-]*[:)]|<\w+>))? )
    | (?P<close> \) )
    | (?P<quantifier> (?:[*+?]|\{\d+(?:,\d*)?\})[?+]? )
    | (?P<either> \| )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def why_costly(pattern: str) -> str | None:
    """What makes a regular expression of Java costly, in words; None for one that surely ends soon."""
    if len(pattern) > MAX_CHARACTERS:
        return f"长度超过 {MAX_CHARACTERS} 个字符"
    quantifiers = 0
    varied = [False]  # for every open group: does it hold a quantifier or an alternative?
    closed = False  # the part before this one is a group that does
    for match in _PART.finditer(pattern):
        kind = match.lastgroup
        if kind == "back":
            return "有反向引用"
        if kind == "look":
            return "有环视"
        if kind == "open" and match.group().endswith(")"):  # flags such as (?i)
            continue
        if kind == "open":
            varied.append(False)
        elif kind == "quantifier":
            repeats = match.group()[0] != "?"
            if closed and repeats:
                return "重复的括号里还有重复或“|”"
            quantifiers += 1
            varied[-1] = True
        elif kind == "either":
            varied[-1] = True
        closed = False
        if kind == "close" and len(varied) > 1:
            closed = varied.pop()
            varied[-1] = varied[-1] or closed
    return f"重复符号超过 {MAX_QUANTIFIERS} 处" if quantifiers > MAX_QUANTIFIERS else None
