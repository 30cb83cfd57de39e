"""Two texts side by side: which characters stand in one of them only. Pure; what is drawn of it is escaped by `evidence`.

rapidfuzz and not difflib: on two thousand characters that repeat, difflib takes minutes, and the texts are not ours.
"""

from __future__ import annotations

import unicodedata

from rapidfuzz.distance import Indel

from views.evidence import Mark, highlighted

# A shorter run that both texts hold is chance (的, 和, a comma), and splits what a reader sees as one change.
_RUN = 4
LEFT, RIGHT = "LEFT", "RIGHT"
SAME = "SAME"
WORDS = {LEFT: "只在甲中", RIGHT: "只在乙中", SAME: "两边都有"}


def differences(left: str, right: str) -> tuple[list[Mark], list[Mark]]:
    """Marks of what only the left text says and of what only the right one says."""
    marks: dict[str, list[Mark]] = {LEFT: [], RIGHT: []}
    start = (0, 0)
    for left_at, right_at, size in [*_same(_folded(left), _folded(right)), (len(left), len(right), 0)]:
        for side, begin, end in ((LEFT, start[0], left_at), (RIGHT, start[1], right_at)):
            if begin < end:
                marks[side].append(Mark(begin, end, side, WORDS[side]))
        start = (left_at + size, right_at + size)
    return marks[LEFT], marks[RIGHT]


def common(left: str, right: str) -> tuple[list[Mark], list[Mark]]:
    """Marks of what both texts say: in a step and the page that holds it, the differences are nearly all of the page."""
    runs = _same(_folded(left), _folded(right))
    return (
        [Mark(at, at + size, SAME, WORDS[SAME]) for at, _, size in runs],
        [Mark(at, at + size, SAME, WORDS[SAME]) for _, at, size in runs],
    )


def side_by_side(left: str, right: str, *, same: bool = False) -> tuple[str, str]:
    """HTML of both texts with their differences marked, or with what is the `same`."""
    of_left, of_right = common(left, right) if same else differences(left, right)
    return highlighted(left, of_left), highlighted(right, of_right)


def _same(left: str, right: str) -> list[tuple[int, int, int]]:
    """Runs that both hold, in order: where in the left, where in the right, how long."""
    blocks = [(block.a, block.b, block.size) for block in Indel.opcodes(left, right).as_matching_blocks()]
    kept = [block for block in blocks if block[2] >= _RUN or _at_an_end(block, len(left), len(right))]
    found: list[tuple[int, int, int]] = []
    before = (0, 0)
    for number, (a, b, size) in enumerate(kept):
        # The alignment may have spent the characters around a run on chance ones further off: they belong to it.
        limit = kept[number + 1][:2] if number + 1 < len(kept) else (len(left), len(right))
        while a > before[0] and b > before[1] and left[a - 1] == right[b - 1]:
            a, b, size = a - 1, b - 1, size + 1
        while a + size < limit[0] and b + size < limit[1] and left[a + size] == right[b + size]:
            size += 1
        found.append((a, b, size))
        before = (a + size, b + size)
    return found


def _at_an_end(block: tuple[int, int, int], left: int, right: int) -> bool:
    """Whether a run opens or closes both texts: there even one character is no chance."""
    a, b, size = block
    return size > 0 and ((a, b) == (0, 0) or (a + size, b + size) == (left, right))


def _folded(text: str) -> str:
    """The text with full-width and half-width forms alike, character by character: “，” and “,” are no difference."""
    return "".join(_narrow(char) for char in text)


def _narrow(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char)
    return narrow if len(narrow) == 1 else char
