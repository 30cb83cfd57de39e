"""Ways to damage a file, each a function of a seeded random source: text, bytes, and markup. Used by tests and benchmarks."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

OPENING, CLOSING = "（(〔【［[《“", "）)〕】］]》”"
# What a plan is made of: repeated without end, each has been the food of some rule.
PIECES = (
    *"（）(【】《》“”。；：、，.·—-|#*<&的市一十1①〇 \t\n\u3000",
    "一、", "（一）", "1.", "第一条", "1.1", "——", "附件：1.", "责任单位：", "（责任单位：市教育局，", "（市教育局牵头，", "市教育局、",
    "人民政府", "各区县人民政府、", "到2025年，", "2025年6月底前", "达到50%以上", "增长10%、", "不少于3万亿元", "实施方案\n", "1\t甲\t市教育局\n",
    "|a|b|\n", "|-|-|\n", "<p>", "<td>", "<table><tr><td>", "&lt;", "&#x41;", "<b><i>", "a1 ", "- 1 -\n", "2025年1月1日\n",
)  # fmt: skip
# Zero-width and bidi marks, combining marks, line separators, private use, characters beyond the first plane.
_INVISIBLE = "\u200b\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u2060\ufeff\u00ad\u0301\ufe0f\u2028\u0085\ue000\U0001f468\U000e0041"
_CONTROLS = "\x00\x01\x08\x0b\x1b\x7f\ufffd"
_NUMBERS = ("-1", "0", "1e309", "NaN", "999999999", "4294967296", "-2147483649", "1048577", "", "１２", "³", "g 99999999 1", "A1:XFD1048576")  # fmt: skip
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b0 "责任">' + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
SWELLING = f'<!DOCTYPE a [<!ENTITY b9 "{"责任" * 50_000}">]>'
_ENTITIES = (
    f"{LAUGHS}<p>&b9;</p>",
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>&x;</p>',
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
    "&#0;", "&#xD800;", "&#x110000;", "&#999999999999;", "&nbsp", "&unknown;", "&amp;lt;", "<![CDATA[", "]]>", "<!--", "<?xml version='9'?>",
)  # fmt: skip

TextMutator = Callable[[Random, str, str], str]
BytesMutator = Callable[[Random, bytes, bytes], bytes]


def _lines_dropped(rng: Random, text: str, other: str) -> str:
    share = rng.uniform(0.02, 0.5)
    return "".join(line for line in text.splitlines(keepends=True) if rng.random() > share)


def _lines_repeated(rng: Random, text: str, other: str) -> str:
    return "".join(line * (rng.randint(2, 5) if rng.random() < 0.1 else 1) for line in text.splitlines(keepends=True))


def _lines_shuffled(rng: Random, text: str, other: str) -> str:
    lines = text.splitlines(keepends=True)
    start = rng.randrange(len(lines) + 1)
    window = lines[start : start + rng.choice((5, 50, len(lines)))]
    rng.shuffle(window)
    lines[start : start + len(window)] = window
    return "".join(lines)


def _breaks_changed(rng: Random, text: str, other: str) -> str:
    if rng.random() < 0.5:
        return text.replace("\n", rng.choice(("", " ", "  ", "\u3000")))
    width = rng.randint(1, 60)
    return "\n".join(text[n : n + width] for n in range(0, len(text), width))


def _brackets_removed(rng: Random, text: str, other: str) -> str:
    kinds = rng.choice((OPENING, CLOSING, OPENING + CLOSING))
    share = rng.uniform(0.1, 1.0)
    return "".join(char for char in text if char not in kinds or rng.random() > share)


def _brackets_added(rng: Random, text: str, other: str) -> str:
    return _sown(rng, text, OPENING + CLOSING, rng.randint(1, 200))


def _invisible_added(rng: Random, text: str, other: str) -> str:
    return _sown(rng, text, rng.choice((_INVISIBLE, _INVISIBLE, _INVISIBLE + _CONTROLS)), rng.randint(1, 200))


def _characters_changed(rng: Random, text: str, other: str) -> str:
    chars = list(text)
    for _ in range(rng.choice((1, 10, 100, 1000)) if text else 0):
        chars[rng.randrange(len(chars))] = rng.choice((rng.choice(text), chr(rng.randrange(0x20, 0xD800))))
    return "".join(chars)


def _sown(rng: Random, text: str, seeds: str, count: int) -> str:
    places = sorted(rng.randrange(len(text) + 1) for _ in range(count))
    edges = [0, *places, len(text)]
    return "".join(text[a:b] + (rng.choice(seeds) if b != len(text) else "") for a, b in pairwise(edges))


def _piece_repeated(rng: Random, text: str, other: str) -> str:
    start = rng.randrange(len(text) + 1)
    piece = "".join(rng.choices(PIECES, k=rng.choice((1, 1, 2, 3))))
    if rng.random() < 0.3:
        piece = text[start : start + rng.randint(1, 80)] or piece
    times = int(10 ** rng.uniform(3, 4.6)) // len(piece) + 1
    return text[:start] + piece * times + text[start:]


def _nested_brackets(rng: Random, text: str, other: str) -> str:
    start, depth = rng.randrange(len(text) + 1), int(10 ** rng.uniform(1, 4))
    kind = rng.randrange(len(OPENING))
    inside = text[start : start + rng.randint(0, 200)]
    return f"{text[:start]}{OPENING[kind] * depth}{inside}{CLOSING[kind] * rng.choice((depth, depth // 2, 0))}{text[start:]}"


def _nested_tags(rng: Random, text: str, other: str) -> str:
    start, depth = rng.randrange(len(text) + 1), int(10 ** rng.uniform(1, 4))
    tag = rng.choice(("div", "p", "span", "b", "table", "table><tr><td", "ul><li", "x"))
    closing = f"</{tag.split('>')[0]}>" * rng.choice((depth, 0))
    return f"{text[:start]}{f'<{tag}>' * depth}{text[start : start + 50]}{closing}{text[start:]}"


def _entities(rng: Random, text: str, other: str) -> str:
    start = rng.choice((0, rng.randrange(len(text) + 1)))
    return text[:start] + rng.choice(_ENTITIES) + text[start:]


def _long_numbers(rng: Random, text: str, other: str) -> str:
    digits = rng.choice(("9", "0", "1.", "一", "万", "１", "²", "1,000"))
    share, length = rng.uniform(0.01, 0.2), rng.choice((20, 400, 5000))
    return re.sub(r"\d+", lambda m: digits * length if rng.random() < share else m.group(), text, count=400)


def _numbers_changed(rng: Random, text: str, other: str) -> str:
    return re.sub(r"\d+", lambda m: rng.choice(_NUMBERS) if rng.random() < 0.1 else m.group(), text)


def _tags_dropped(rng: Random, text: str, other: str) -> str:
    share = rng.uniform(0.01, 0.3)
    return re.sub(r"<[^<>]*>", lambda m: "" if rng.random() < share else m.group(), text)


def _values_changed(rng: Random, text: str, other: str) -> str:
    share = rng.uniform(0.02, 0.5)
    return re.sub(r'="[^"]*"', lambda m: f'="{rng.choice(_NUMBERS)}"' if rng.random() < share else m.group(), text)


def _spliced(rng: Random, text: str, other: str) -> str:
    return text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other) + 1) :]


TEXT: dict[str, TextMutator] = {
    "lines dropped": _lines_dropped, "lines repeated": _lines_repeated, "lines shuffled": _lines_shuffled,
    "breaks changed": _breaks_changed, "brackets removed": _brackets_removed, "brackets added": _brackets_added,
    "invisible characters": _invisible_added, "characters changed": _characters_changed, "piece repeated": _piece_repeated, "brackets nested": _nested_brackets,
    "tags nested": _nested_tags, "entities": _entities, "long numbers": _long_numbers, "numbers changed": _numbers_changed,
    "plans spliced": _spliced,
}  # fmt: skip
MARKUP: dict[str, TextMutator] = {"tags dropped": _tags_dropped, "attributes changed": _values_changed}


def _flipped(rng: Random, data: bytes, other: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 5, 50, 500)) if data else 0):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _cut(rng: Random, data: bytes, other: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _chunk_moved(rng: Random, data: bytes, other: bytes) -> bytes:
    a, b, c = sorted(rng.randrange(len(data) + 1) for _ in range(3))
    return rng.choice((data[:a] + data[b:], data[:b] + data[a:], data[:a] + data[b:c] + data[a:b] + data[c:]))


def _joined(rng: Random, data: bytes, other: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _digits_changed(rng: Random, data: bytes, other: bytes) -> bytes:
    return re.sub(
        rb"\d+", lambda m: rng.choice(_NUMBERS).encode() if rng.random() < 0.05 else m.group(), data, count=500
    )


def _recoded(rng: Random, data: bytes, other: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    to = rng.choice(
        ("gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "big5", "utf-32", "euc_jp", "half")
    )
    if to == "half":
        return text[: len(text) // 2].encode("gb18030", "replace") + text[len(text) // 2 :].encode()
    return text.encode(to, "replace")


def _endings_changed(rng: Random, data: bytes, other: bytes) -> bytes:
    return data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\r", b"\x0c", b"\xc2\x85", b"\xe2\x80\xa8", b"\r\r\n")))


BYTES: dict[str, BytesMutator] = {
    "bytes flipped": _flipped, "cut short": _cut, "chunk moved": _chunk_moved, "files joined": _joined,
    "digits changed": _digits_changed,
}  # fmt: skip
ENCODING: dict[str, BytesMutator] = {"encoding changed": _recoded, "line endings": _endings_changed}
