"""What in a typed text could keep Neo4j's planner busy without an end, told before the planner sees it.

The planner has no limit of its own: no time limit reaches it, and what it began it goes on with after the connection is
gone. So a text is bounded in what was measured on 5.26 to grow out of hand.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from queries.tokens import CLOSING, OPENING, Token, tokens

MAX_WORDS = 1_500  # 9,900 terms of a sum kept it busy for minutes
MAX_DEPTH = 40
# Subqueries in expressions: its work doubles at each inside another; 20 took 15 s, 35 had no end. A pattern in square
# brackets costs it as much as two (8 took 5 s).
MAX_NESTED = 8
MAX_XOR = 4  # it doubles the condition at each: 1,500 filled its heap, for which it has no limit
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
_COUNTED = frozenset({"LIMIT", "SKIP", "OFFSET"})
# Neo4j reads \\u as two characters where a backslash stands before it.
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\u", re.IGNORECASE)


def why_unplannable(cypher: str) -> str | None:
    """What in a text could keep the planner itself busy without an end, in words; None when there is nothing.

    The planner computes what stands after LIMIT and SKIP, so that no plan can be waited for there: only a number or a
    parameter may. Escapes outside of strings would hide the word from us and not from Neo4j.
    """
    if _ESCAPE.search(cypher):
        return "不支持 \\u 转义；请直接写出字符"
    words = [word for word in tokens(cypher) if word.kind != "comment"]
    if len(words) > MAX_WORDS:
        return f"查询有 {len(words)} 个词和符号，最多 {MAX_WORDS} 个；长的清单请改用参数"
    depths = itertools.accumulate((word.text in OPENING) - (word.text in CLOSING) for word in words)
    if max(depths, default=0) > MAX_DEPTH:
        return f"括号最多套 {MAX_DEPTH} 层"
    if _nested(words) > MAX_NESTED:
        return (
            f"EXISTS、COUNT、COLLECT 子查询最多套 {MAX_NESTED} 层，方括号里的模式一层算两层；请改用 CALL 或分步的 WITH"
        )
    if sum(word.text.upper() == "XOR" for word in words) > MAX_XOR:
        return f"XOR 最多 {MAX_XOR} 处；请改用 <> 或拆开"
    for before, word, after in zip([None, *words], words, words[1:], strict=False):
        counted = word.kind == "name" and word.text.upper() in _COUNTED and (before is None or before.text not in ".:")
        if counted and after.kind not in {"number", "parameter"}:
            return f"{word.text.upper()} 后只能写数字或参数"
    return None


def _nested(words: Sequence[Token]) -> int:
    """How deep subqueries in expressions, and patterns in square brackets (twice), stand in one another."""
    deepest, open_ones = 0, [0]
    texts = [word.text for word in words] + ["", ""]
    for place, word in enumerate(words):
        if word.text in OPENING:
            asked = word.text == "{" and place > 0 and texts[place - 1].upper() in _SUBQUERIES
            # `[(a)--(b) | …]` and `[p = (a)--(b) | …]`; a list that begins with a bracket counts too.
            pattern = word.text == "[" and (texts[place + 1] == "(" or texts[place + 2] == "=")
            open_ones.append(2 if pattern else int(asked))
            deepest = max(deepest, sum(open_ones))
        elif word.text in CLOSING and len(open_ones) > 1:
            open_ones.pop()
    return deepest
