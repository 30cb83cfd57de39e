"""The words of duties as patterns: adverbs and manner in front of a verb, the verb that opens a duty, words of a modality."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.plan import Modality
from ingest.wordlists import alternatives, rows, verbs

OF_VERB: dict[str, Modality] = {
    "鼓励": "encourage", "支持": "encourage", "引导": "encourage", "允许": "encourage", "倡导": "encourage",
    "探索": "explore", "试点": "explore", "试行": "explore",
}  # fmt: skip
# “分批次”, “多维度”, “全方位”: how it is done, of one shape whatever the words.
_MANNER = re.compile(
    r"(?:视[^，、的]{0,12}?(?:情况|需要?|实际)|视情况?|自主|后续|自动|不折不扣|按(?:规定|要求|程序|职责)|首[期批](?!次)|[分多][^，、的]{1,2}?(?:次|度|层|类|级|批|期|步|点|域|角度|渠道|维度|领域|层次|方位|途径|形式))(?:地)?"
)
# Verbs that open an agency's name or another noun as often (统筹办, 统筹层次), so that they are no rows of verbs.csv.
_ALSO_NOUN = "统筹(?!区|地区|层次|基金|账户|办|委|局)"
# “清洗后超5TB”: a state behind a verb, with its size.
_STATE = "后(?:规模)?(?:超|达|约|不少于|不低于)"


# Asked several times on the way to one clause's modality.
@lru_cache(maxsize=64)
def skipped(clause: str) -> int:
    """Length of the adverbs in front: 积极, 分批次."""
    place = 0
    while place < len(clause):
        match = _MANNER.match(clause, place) or _adverbs().match(clause, place)
        if match is None or match.end() == place:
            break
        place = match.end()
    return place


def opens_with_verb(clause: str) -> bool:
    """True where the clause is an imperative, with or without adverbs: 积极推进…, 建立…."""
    length = skipped(clause)
    return bool(_imperative().match(clause[length:]) or (length and _imperative().match(clause)))


@cache
def words(where: str) -> tuple[tuple[str, Modality], ...]:
    """The words of data/modality.csv that count at this place, with their modality."""
    order: dict[str, Modality] = {"forbid": "forbid", "must": "must", "encourage": "encourage", "explore": "explore"}
    return tuple((r["word"], order[r["modality"]]) for r in rows("modality") if r["where"] == where)


@cache
def anywhere() -> re.Pattern[str]:
    """The words that decide wherever they stand."""
    return re.compile("|".join(re.escape(word) for word, _ in words("any")))


@cache
def at_head() -> re.Pattern[str]:
    """The words that decide where a clause begins."""
    return re.compile("|".join(re.escape(word) for word, _ in words("head")))


@cache
def _imperative() -> re.Pattern[str]:
    adverbs = alternatives(verbs("adverb") - {"可", "可以"})
    acts = alternatives(verbs("act", "create", "duty"))
    # 加快, 严格 and 确保 govern a noun or a sentence as well: “加快平台建设”, “严格项目管理”, “确保资金到位”.
    return re.compile(
        rf"(?:(?:{adverbs})(?:地|、)?)*(?:{acts}|{_ALSO_NOUN})(?![者员率器]|商(?![业圈标务户品贸家事协])|{_STATE})|(?:进一步|积极|抓紧)*(?:加[快速]|确保|严格(?!按照|依照|遵照|意义))[^，]{{3,}}"
    )


@cache
def _adverbs() -> re.Pattern[str]:
    plain = frozenset(verbs("adverb") - {w for w, _ in words("head")} - {"可", "可以", "加快", "加速"})
    return re.compile(rf"(?:(?:{alternatives(plain)})(?:地|、)?)*")
