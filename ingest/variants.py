"""Characters that stand for an ordinary one of the same shape or word: folded once, before anything is matched.

Fonts and text recognition put radicals (⾼) and compatibility ideographs for the characters they look like, and old
forms (髙) for the usual ones. One character for one, so that every place stays true; the source keeps what is printed.
Traditional characters are none of these: what they stand for depends on the word (`ingest/traditional.py`).
"""

from __future__ import annotations

import unicodedata

# Blocks whose characters are shapes of ordinary ones: CJK and Kangxi radicals, compatibility ideographs.
COMPATIBILITY = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
# Radicals that NFKC leaves alone, or gives the traditional form of, although fonts map ordinary characters to them.
RADICALS = {
    "⺠": "民", "⻓": "长", "⻔": "门", "⻅": "见", "⻉": "贝", "⻋": "车", "⻘": "青", "⻚": "页", "⻛": "风", "⻜": "飞",
    "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿",
    "⻰": "龙", "⻳": "龟", "⻄": "西", "⺟": "母", "⻆": "角", "⻁": "虎", "⻙": "韦", "⻧": "卤", "⻫": "斉", "⻭": "歯",
    "⼾": "户", "⾭": "青", "⺁": "厂", "⺇": "几", "⺌": "小", "⺎": "兀", "⺒": "巳", "⺕": "彐", "⺝": "月", "⺫": "目", "⺮": "竹", "⺷": "羊",
    "⺻": "聿", "⻊": "足", "⻌": "辶", "⻑": "長", "⻞": "食", "⻟": "食", "⻠": "食", "⻪": "齊", "⻯": "龙", "⻱": "龟",
}  # fmt: skip
# Old forms that are no other word in any text, most of which OpenCC leaves alone.
OLD_FORMS = dict(zip("髙靑敎眞曁囯戸吿淸旣卽內爲黃鄕衆靜淨", "高青教真暨国户告清既即内为黄乡众静净", strict=True))

# Characters that share their glyph with another one in Noto Sans CJK and Noto Serif CJK SC, or stand for its pair: a PDF
# made with these fonts gives the one for the other. ⸺ is what they print for ——.
SHARED_GLYPHS = {
    "㬵": "胶",
    "\u2329": "〈",
    "\u232a": "〉",
    "⟨": "〈",
    "⟩": "〉",
    "〜": "～",
    "∕": "/",
    "⸺": "—",
    "⸻": "—",
}


def _shapes() -> dict[str, str]:
    plain = {}
    for low, high in COMPATIBILITY:
        for char in map(chr, range(low, high + 1)):
            form = unicodedata.normalize("NFKC", char)
            if len(form) == 1 and form != char:
                plain[char] = form
    return plain


# For str.translate; a character for a character.
ORDINARY = str.maketrans(_shapes() | RADICALS | OLD_FORMS | SHARED_GLYPHS)
