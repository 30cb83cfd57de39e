"""Offices named by what they do alone, the ending left out: 市发改、财政、人社等部门; 市发改、财政、人社局.

Source: eval guide, elided endings; only where the run says that offices are meant, and the register knows each as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.body_names import printed_level
from ingest.body_pieces import Piece
from ingest.register import OFFICE_ENDINGS, load_register

_LENGTHS = range(2, 6)
# How far the piece may be that says so.
_REACH = 20


def short_name(pieces: Sequence[Piece], n: int, prefix: str) -> str:
    """Piece `n` as the document would write it in full, where it is such a name; "" where it is none.

    `prefix`: the level that was printed before it; without one these words are fields of work.
    """
    name = pieces[n].name
    level = printed_level(name)
    stem = name.removeprefix(level)
    if len(stem) not in _LENGTHS or not (level or prefix):
        return ""
    if load_register().office(stem) is None:
        # 市水务、城管、燃气等部门: a field without an office of its own between two that have one, or behind one
        stands = n > 0 and not pieces[n - 1].closes_group and load_register().office(_stem(pieces[n - 1])) is not None
        return (level or prefix) + stem if stands and _ending(pieces, n, stem) == "" else ""
    ending = _ending(pieces, n, stem)
    return "" if ending is None else (level or prefix) + stem + ending


def _stem(piece: Piece) -> str:
    return piece.name.removeprefix(printed_level(piece.name))


def _ending(pieces: Sequence[Piece], n: int, stem: str) -> str | None:
    """What the run prints once behind its last name: "" for 等部门, an office's ending; None where it prints nothing."""
    for piece in pieces[n : n + _REACH]:
        if piece.offices:
            return ""
        later = _stem(piece)
        if piece is not pieces[n] and load_register().entry(later) is not None:
            same = later.endswith(OFFICE_ENDINGS) and load_register().entry(stem + later[-1]) is not None
            return later[-1] if same and not printed_level(piece.name) else None
        if piece.closes_group or (piece is not pieces[n] and load_register().office(later) is None):
            return None
    return None
