"""Loops inside one expression, read from the expressions that a plan prints.

Neo4j looks at its time limit between rows. Inside one expression (list comprehension, `reduce`, `any`, `all`, `none`,
`single`, a regular expression) it does not: measured on 5.26, three nested `any` over a thousand numbers each kept a
processor busy long after the time limit, the memory limit and the end of the connection. So such an expression must be
seen to be short before it runs: no range of unknown or great length, no loop in a loop unless the inner list is short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.regex_cost import why_costly
from queries.tokens import CLOSING, OPENING, Token, integer_value, string_value, tokens

MAX_RANGE = 10_000
MAX_ADDED = 2_000  # characters of the text's strings, where a reduce puts words together
MAX_SHORT = 1_000  # of a loop in a loop
MAX_INNER = 100  # of a range built anew at every turn of a loop
_LOOPS = frozenset({"reduce", "allreduce", "any", "all", "none", "single"})
_MEASURES = frozenset({"size", "length"})
# What gives a list as long as one node, path or text, not as long as the graph.
_SHORT = frozenset({"keys", "labels", "nodes", "relationships", "split", "coalesce", "tolist"})
_ARITHMETIC = frozenset("+-*/%^")
_JOINING = frozenset({"+", "||", "[", "{"})
_COMPARING = frozenset({"=", "<>", "<", ">", "IS", "IN"})
_COMMA = Token("sign", ",")
_AFTER_PATTERN = frozenset("AND OR XOR AS , ] } | WHERE THEN WHEN ELSE END = <> IS".split())


@dataclass
class _Frame:
    """An open bracket: of a loop or not, and whether its body has begun (before it stand the start and the list)."""

    loop: bool
    body: bool = False


@dataclass(frozen=True)
class Given:
    """What the text itself says: its whole numbers, its strings, and the parameters beside it."""

    numbers: tuple[int, ...]
    strings: tuple[str, ...]
    parameters: Mapping[str, Any]
    computed: bool  # numbers are joined by signs: the planner computes them, and prints a name for what comes out

    @classmethod
    def of(cls, cypher: str, parameters: Mapping[str, Any]) -> Given:
        """Read a text that has no escapes (`queries/plannable.py`), which would hide numbers and strings."""
        words = list(tokens(cypher))
        numbers = (integer_value(word.text) for word in words if word.kind == "number")
        strings = tuple(string_value(word.text) for word in words if word.kind == "string")
        return cls(tuple(n for n in numbers if n is not None), strings, parameters, _computes(words))


def why_endless(operator: str, details: str, given: Given) -> str | None:
    """What in the printed expressions of one operator may never end, in words; None when all of it is short."""
    words = [word for word in tokens(details) if word.kind != "comment"]
    frames: list[_Frame] = []
    for place, word in enumerate(words):
        before, after = words[place - 1] if place else None, words[place + 1 : place + 3]
        if word.text == "=~" and (reason := _pattern(words[place + 1 :], given)):
            return f"正则表达式可能停不下来（{reason}）；请改用 CONTAINS、STARTS WITH，或写成简单的字面模式"
        if word.text == "(" and before and before.text.strip("`").lower() == "range":
            # Rows of a range come one by one, and the time limit is looked at between them.
            rows = operator.endswith("Unwind") and place == 1 and _ends(words, place)
            limit = MAX_INNER if any(f.loop and f.body for f in frames) else MAX_RANGE
            if not rows and not _bounded(list(_arguments(words, place)), given, limit):
                return f"range 的上下限要写成不超过 {limit} 的数字、参数或 size(…)；数字较大或要计算时请改用 UNWIND range(…)"
        if word.text in OPENING:
            named = before is not None and before.kind == "name" and before.text.lower() in _LOOPS
            listed = word.text == "[" and [w.kind == "name" for w in after[:1]] == [True] and _is(after[1:], "IN")
            loop = (word.text == "(" and named) or listed
            if loop and any(f.loop and f.body for f in frames) and not _short(words, place, given):
                return "循环（列表推导、reduce、any、all、none、single）里还有循环，且里层的列表可能很长；请改用 UNWIND"
            if loop and before and before.text.lower() == "reduce" and _grows(words, place, given):
                return "reduce 会把文字或列表越接越长；请改用 UNWIND 和 collect()，或只用于求和"
            frames.append(_Frame(loop))
        elif word.text in CLOSING and frames:
            frames.pop()
        elif frames and word.text.upper() in {"WHERE", "|"}:
            frames[-1].body = True
    return None


def _is(words: Sequence[Token], text: str) -> bool:
    return bool(words) and words[0].text.upper() == text


def _ends(words: Sequence[Token], opening: int) -> bool:
    """Whether nothing but a name follows the bracket: `range(1, 9) AS x`."""
    inside = sum(len(argument) + 1 for argument in _arguments(words, opening))
    rest = words[opening + inside + 1 :]
    return not rest or (_is(rest, "AS") and len(rest) == 2)


def _arguments(words: Sequence[Token], opening: int) -> Iterator[list[Token]]:
    """What stands between a bracket and its end, cut at the commas."""
    depth, argument = 0, list[Token]()
    for word in words[opening + 1 :]:
        if word.text in CLOSING and depth == 0:
            break
        depth += (word.text in OPENING) - (word.text in CLOSING)
        if word.text == "," and depth == 0:
            yield argument
            argument = []
        else:
            argument.append(word)
    yield argument


def _bounded(arguments: Sequence[Sequence[Token]], given: Given, limit: int) -> bool:
    return all(_small(argument, given, limit) for argument in arguments)


def _small(argument: Sequence[Token], given: Given, limit: int) -> bool:
    """At most three numbers, parameters or sizes, added or taken away: `size(xs) - 1`."""
    words, terms = list(argument), 0
    while words:
        if words[0].text in {"+", "-"}:
            words.pop(0)
            continue
        word = words.pop(0)
        if word.kind == "number":
            number = integer_value(word.text)
            fine = number is not None and number <= limit
        elif word.kind == "parameter":
            fine = _small_parameter(word.text[1:].strip("`"), given, limit)
        elif word.text.lower() in _MEASURES and _is(words, "("):
            inside = sum(len(part) + 1 for part in _arguments(words, 0))
            words = words[inside + 1 :]
            fine = True
        else:
            fine = False
        terms += 1
        if not fine or terms > 3:
            return False
    return terms > 0


def _small_parameter(name: str, given: Given, limit: int) -> bool:
    """A parameter's value is known; for a number of the text the planner prints a name, and any of them may be it."""
    if name in given.parameters:
        value = given.parameters[name]
        return isinstance(value, int) and abs(value) <= limit
    return name.startswith("auto") and not given.computed and all(number <= limit for number in given.numbers)


def _computes(words: Sequence[Token]) -> bool:
    """Whether a sign of arithmetic stands between two numbers: `10000 * (10000)`."""
    bare = [word for word in words if word.text not in {"(", ")"} and word.kind != "comment"]
    for place, word in enumerate(bare[1:-1], start=1):
        if word.text in _ARITHMETIC and bare[place - 1].kind == "number":
            after = next((w for w in bare[place + 1 :] if w.text not in _ARITHMETIC), None)
            if after is not None and after.kind == "number":
                return True
    return False


def _short(words: Sequence[Token], opening: int, given: Given) -> bool:
    """Whether the list of a loop is short by its form: a list written out, a parameter, a property, keys(…) and the like."""
    depth, source = 0, list[Token]()
    found = False
    for word in words[opening + 1 :]:
        if depth == 0 and (word.text in CLOSING or word.text.upper() in {"WHERE", "|"}):
            break
        depth += (word.text in OPENING) - (word.text in CLOSING)
        if found:
            source.append(word)
        elif depth == 0 and word.text.upper() == "IN":
            found = True
    if not source:
        return False
    first = source[0]
    if first.text.lower() == "range" and _is(source[1:], "("):
        return _bounded(list(_arguments(source, 1)), given, MAX_SHORT)
    if any(word.text.lower() in {"range", "collect", "+", "||"} for word in source):
        return False
    called = first.text.lower() in _SHORT and _is(source[1:], "(")
    cached = first.text == "cache" and _is(source[1:], "[")
    owned = [word.text for word in source[1:2]] == ["."] and len(source) == 3
    return first.text == "[" or first.kind == "parameter" or called or cached or owned


def _grows(words: Sequence[Token], opening: int, given: Given) -> bool:
    """Whether a reduce may build something large: by doubling, or by adding text or lists over a list that is not short.

    `reduce(a = 0, x IN xs | a + x)` adds numbers, whatever the list.
    """
    inside = [word for argument in _arguments(words, opening) for word in [*argument, _COMMA]]
    bar = next((place for place, word in enumerate(inside) if word.text == "|"), len(inside))
    start, body = inside[2:3], inside[bar + 1 :]
    if not any(word.text in _JOINING or word.text.lower() == "replace" for word in body):
        return False
    after = [*body[1:], _COMMA]
    twice = (
        sum(w.text == inside[0].text and n.text.upper() not in _COMPARING for w, n in zip(body, after, strict=True)) > 1
    )
    number = bool(start) and (start[0].kind == "number" or start[0].text.startswith(("$autoint", "$autodouble")))
    text = any(word.kind == "string" or word.text.startswith(("$autostring", "$autolist")) for word in body)
    start_of_list = next((place for place, word in enumerate(inside) if word.text.upper() == "IN"), len(inside))
    # Words put together to one line: quadratic in the list, and done in seconds as long as what is added is not long.
    line = bar - start_of_list == 2 and sum(map(len, given.strings)) <= MAX_ADDED
    return twice or not ((number and not text) or line or _short(words, opening, given))


def _pattern(words: Sequence[Token], given: Given) -> str | None:
    """Why the pattern after `=~` may not be used; None when it is simple."""
    words = [word for word in words if word.text not in {"(", ")"}][:2]
    if not words:
        return "写法不明"
    word = words[0]
    if words[1:] and words[1].text.upper() not in _AFTER_PATTERN:
        return "模式是拼出来的"
    if word.kind == "string":
        return why_costly(string_value(word.text))
    name = word.text[1:].strip("`")
    if word.kind != "parameter":
        return "模式不是写明的字面值或参数"
    if name in given.parameters:
        return why_costly(str(given.parameters[name]))
    # The planner prints a name instead of the string: any of the text may be it.
    return next((reason for text in given.strings if (reason := why_costly(text))), None)
