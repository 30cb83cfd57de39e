"""Sentences that give an item as a whole to a body, in items that carry no responsibility phrase.

Source: eval guide, “Bodies in prose”: 由街道负责登记 or 各部门要加强领导 assign nothing; a sentence that hands the item
over (市工信局会同市财政局…, 甲牵头，乙配合，…, 强化甲牵头抓总作用, 本项工作由甲负责) does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bodies import split_bodies
from ingest.duty_clauses import clauses
from ingest.plan import Role

Form = list[tuple[Role, int, int]]

_BODY = r"[^，,。；;：:、（）()\n]"
# “在省领导小组统一领导下，由省数据局牵头…”: who stands above does not lead.
_START = r"(?:(?<=[。；;\n])|^)(?:在[^。；;，,\n]{2,40}下[，,])?"
# What may stand between a list of bodies and what they do together.
_AFTER_LIST = r"(?=等|[，,。；;\n]|$|负责|建立|组织|制定|加强|统筹|推进|做好|开展|研究|定期|适时|及时|联合|加快|积极|切实|抓紧|持续|进一步|组织|对|共同|依法|按照|完善|健全|出台|落实)"
# One form a line, with its rule; the roles of the named groups in the order of `_ROLES`. A form that names nobody is
# never made up: the caller drops it when the words do not read like bodies.
_FORMS = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in (
        # 市工信局会同市财政局、市科技局等部门，建立…
        ("prose-jointly", rf"{_START}由?(?P<lead>{_BODY}{{3,20}}?)(?:要)?(?:会同|联合)(?P<cooperate>[^，,。；;：:\n]{{3,160}}?){_AFTER_LIST}(?!(?:共同|具体)?负责[，,。；;])"),
        # 由市委宣传部会同市广电局负责，…: no word says who leads.
        ("prose-by", rf"{_START}由?(?P<responsible>{_BODY}{{3,20}}?会同[^，,。；;：:\n]{{3,160}}?)(?=(?:共同|具体)?负责[，,；;])"),
        # 建立由市工信局牵头的工作机制…
        ("prose-lead-mechanism", rf"{_START}(?:建立|健全|完善|形成)+由(?P<lead>[^，,。；;：:、\n]{{3,40}}?)牵头的"),
        # 由省卫生健康委牵头，会同省市场监管局健全…
        ("prose-leads-with", rf"{_START}由?(?P<lead>{_BODY}{{3,30}}?)牵头[，,](?:会同|联合)(?P<cooperate>[^，,。；;：:\n]{{3,160}}?){_AFTER_LIST}(?!(?:共同|具体)?负责[，,。；;])"),
        # 由省数据局牵头建立…
        ("prose-leads", rf"{_START}由?(?P<lead>{_BODY}{{3,30}}?)(?:负责)?牵头(?!的|单位|部门|作用|抓总|工作|责任|职责|人|领导|企业|机构|制|和|及|、)"),
        # 在市领导小组统一部署下，由市科技局和市发展改革委统筹推进…
        ("prose-under-lead", r"(?:(?<=[。；;\n])|^)在[^。；;，,\n]{2,40}下[，,]由(?P<responsible>[^，,。；;：:（）()\n]{3,60}?)(?:统筹|共同|负责|组织)+(?:推进|协调|实施|落实)"),
        # 强化省发展改革委牵头抓总作用；充分发挥…牵头作用
        ("prose-lead-role", rf"(?:强化|发挥|加强|压实)(?:好)?(?P<lead>{_BODY}{{3,20}}?)(?:的)?牵头(?:抓总|总揽|统筹|协调|推进)*(?:作用|职能|职责|责任)"),
        # 海关总署要继续做好牵头工作
        ("prose-lead-work", rf"{_START}(?P<lead>{_BODY}{{3,20}}?)(?:要|应|应当)?(?:继续|切实|认真)*(?:做好|抓好|履行好?|发挥好?|承担)(?:好)?牵头(?:抓总|统筹|协调)*(?:工作|作用|职责|责任)"),
        # 本项工作由市财政局会同市审计局负责。 (the whole sentence)
        ("prose-by", rf"{_START}(?:(?:本|该|此|上述|以上)[项条款]?{_BODY}{{0,8}})?由(?P<responsible>{_BODY}{{3,20}}?)(?:会同(?P<cooperate>[^，,。；;：:\n]{{3,80}}?))?"
        r"(?:具体|统一|共同)?(?:负责)?(?:组织)?(?:负责|实施|落实|抓好落实)(?:[。；;\n]|$)"),
    )
)  # fmt: skip
# “甲和乙负责为…提供…。”: an item of one sentence that says who does it.
_ONE_SENTENCE = re.compile(
    r"^\s*(?P<responsible>[^，,。；;：:\n]{3,60}?)(?:共同|具体|统一)?负责(?!人|制|同志|解释|任)[^，,；;。\n]*。?\s*$"
)
# “建设示范点12个，由县农业农村局负责，各乡镇配合。”: an item of one sentence whose end gives it to somebody.
_GIVEN_AT_END = re.compile(
    r"^\s*[^。\n]{4,300}?[，,；;]由(?:(?P<lead>[^，,。；;：:\n]{3,60}?)牵头(?:负责|落实|实施)?|(?P<responsible>[^，,。；;：:\n]{3,60}?)(?:共同|具体|统一)?负责(?:落实|实施)?)"
    r"(?:[，,](?P<cooperate>[^，,。；;：:\n]{2,60}?)(?:配合|协助|参与))?。?\s*$"
)
# “甲牵头做好…，乙牵头落实…；丙、丁配合。”: a sentence that opens with a lead and deals the item out, clause by clause.
_DEALT_OUT = re.compile(
    rf"(?:^|(?<=[，,；;\n]))[ ]*由?(?P<bodies>{_BODY.replace('、', '')}{{3,60}}?)(?P<verb>负责牵头|牵头|配合|协助|协同|参与|负责)"
    r"(?!单位|部门|作用|抓总作用|责任|职责|人|领导|企业|机构|制|和|及|、)"
)
_DEALT_ROLE: dict[str, Role] = {"负责牵头": "lead", "牵头": "lead", "负责": "responsible"}
# Rules that read a lead: a paragraph may print one in each of several sentences.
LEAD_RULES = frozenset(
    {
        "prose-dealt-out",
        "prose-clauses",
        "prose-jointly",
        "prose-leads-with",
        "prose-leads",
        "prose-lead-role",
        "prose-lead-work",
    }
)
_ROLES: tuple[Role, ...] = ("lead", "responsible", "cooperate")
_SENTENCE = re.compile(r"[^。；;\n]+")
_WHOLE_SENTENCE = re.compile(r"[^。\n]+")
_MAX_CLAUSES = 400


def prose_forms(text: str) -> Iterator[tuple[str, Form]]:
    """The rule and the (role, start, end) groups of every sentence form found in `text`, the surest forms first."""
    for form in _dealt_out(text):
        yield "prose-dealt-out", form
    for form in _verb_clauses(text):
        yield "prose-clauses", form
    for rule, pattern in _FORMS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            yield rule, [(role, *match.span(role)) for role in _ROLES if groups.get(role)]
    alone = _ONE_SENTENCE.match(text)
    if alone is not None:
        yield "prose-one-sentence", [("responsible", *alone.span("responsible"))]
    given = _GIVEN_AT_END.match(text)
    if given is not None:
        groups = given.groupdict()
        yield "prose-given-at-end", [(role, *given.span(role)) for role in _ROLES if groups.get(role)]


def _dealt_out(text: str) -> Iterator[Form]:
    """The clauses of a sentence that each give a part of the item to known bodies, where the first prints a lead."""
    if "牵头" not in text:
        return
    for sentence in _WHOLE_SENTENCE.finditer(text):
        form: Form = []
        for match in _DEALT_OUT.finditer(text, *sentence.span()):
            role = _DEALT_ROLE.get(match.group("verb"), "cooperate")
            found = split_bodies(match.group("bodies"), level="")
            known = found.bodies and not found.leftovers and all(body.known for body in found.bodies)
            if not form and (role != "lead" or match.start() > sentence.start() + 1 or len(found.bodies) != 1):
                break
            if known:
                form.append((role, *match.span("bodies")))
        if len(form) > 1:
            yield form


def _verb_clauses(text: str) -> Iterator[Form]:
    """“省政府办公厅牵头，省信息中心配合，年内制定…”: the clauses with verbs that open a sentence."""
    for sentence in _SENTENCE.finditer(text):
        if not re.match(r"由?[^，,]{3,60}牵头[，,]", sentence.group()):
            continue
        segments = clauses(text, sentence.start(), min(sentence.end(), sentence.start() + _MAX_CLAUSES), default=None)
        form: Form = []
        place = sentence.start()
        for segment in segments:
            if segment.start > place + 1 or split_bodies(text[segment.start : segment.end], level="").leftovers:
                break
            form.append((segment.role, segment.start, segment.end))
            comma = text.find("，", segment.end, sentence.end())
            place = comma + 1 if comma >= 0 else sentence.end()
        if len(form) > 1:
            yield form
