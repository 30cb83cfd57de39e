"""The words of responsibility phrases: what a label or a verb says about the bodies beside it (牵头, 配合, 责任单位)."""

from __future__ import annotations

import re

from ingest.plan import Role

OPENING, CLOSING = "（(〔【[〈", "）)〕】]〉"
BEFORE_LABEL = "。；;）)〕】]！？\n，,、"

# What text is cleaned by, before its bodies are known: the labels of a list in their shortest form.
LIST_LABEL = r"(?:责任|牵头|配合|主办|协办|承办|参与|落实)(?:单位|部门)"
# Word of the label → printed role. Longer words first: 责任牵头 is a lead.
_LABEL_ROLES: tuple[tuple[str, Role], ...] = (
    ("责任牵头", "lead"),
    ("牵头责任", "lead"),
    ("牵头负责", "lead"),
    ("牵头实施", "lead"),
    ("总牵头", "lead"),
    ("牵头", "lead"),
    ("主办", "lead"),
    ("主责", "lead"),
    ("配合责任", "cooperate"),
    ("责任配合", "cooperate"),
    ("协同配合", "cooperate"),
    ("协助配合", "cooperate"),
    ("配合", "cooperate"),
    ("协同", "cooperate"),
    ("协助", "cooperate"),
    ("协办", "cooperate"),
    ("联办", "cooperate"),
    ("会办", "cooperate"),
    ("参与", "cooperate"),
    ("参加", "cooperate"),
    ("支持", "cooperate"),
    ("主要责任", "responsible"),
    ("具体责任", "responsible"),
    ("责任", "responsible"),
    ("负责", "responsible"),
    ("落实", "responsible"),
    ("实施", "responsible"),
    ("承办", "responsible"),
    ("承担", "responsible"),
    ("主管", "responsible"),
    ("完成", "responsible"),
)
ROLE_OF = dict(_LABEL_ROLES)
WORDS = "|".join(word for word, _ in _LABEL_ROLES)
FIRST = "".join({word[0] for word in ROLE_OF})
NOUNS = "单位|部门|处室|科室|机构|主体|分工|组室|镇街|股室"
# Verb at the end of a clause → (role, nobody leads). First match wins.
_JOINT = r"(?:等)?(?:依|按照?|根据|结合|在)(?:各自)?(?:的)?(?:职责|职能|责任|分工|权限)(?:范围内|分工)?(?:分别|共同|抓好|做好)?(?:负责|落实|配合|推进|实施|组织实施|承担)?(?:落实|实施)?"
VERBS: tuple[tuple[re.Pattern[str], Role, bool], ...] = (
    (re.compile(r"为(?:牵头|主办|主责)(?:责任)?(?:单位|部门)$"), "lead", False),
    (re.compile(r"为(?:配合|协办|参与)(?:单位|部门)$"), "cooperate", False),
    (re.compile(r"为(?:责任|承办|落实|实施)(?:单位|部门)$"), "responsible", False),
    (re.compile(r"(?:等)?(?:依|按照?)(?:各自)?(?:职责|职能)(?:分工)?(?:分别)?牵头(?:负责|落实)?$"), "lead", False),
    (re.compile(r"(?:共同|联合|分别|负责|统筹|总)?牵头(?:负责|落实|实施|组织实施|组织|推进|抓总)?$"), "lead", False),
    (re.compile(r"(?:依|按照?)(?:各自)?(?:职责|职能)?(?:分工)?(?:配合|协助|参与)(?:落实|实施)?$"), "cooperate", False),
    (
        re.compile(r"(?:积极|协同|共同|做好)?(?:配合|协助|协同|参与|参加|协办|支持)(?:落实|实施|做好)?$"),
        "cooperate",
        False,
    ),
    (re.compile(_JOINT + "$"), "responsible", True),
    (re.compile(r"(?:分工|分别|各负其责|分头)(?:负责|落实|实施)?$"), "responsible", True),
    (
        re.compile(r"(?:共同|具体|主要|组织|统筹|会同)?(?:负责|落实|承担|实施|执行|推进)(?:落实|实施|推进)?$"),
        "responsible",
        False,
    ),
)
# How every one of them ends, and more characters than any of them has: most clauses end in no verb, and far from one.
VERB_ENDS = tuple(
    "牵头 负责 落实 实施 组织 推进 抓总 配合 协助 参与 协同 参加 协办 支持 做好 抓好 职责 职能 责任 各负其责 分工 权限 范围内 "
    "分别 共同 承担 分头 执行".split()
) + tuple(
    word + noun
    for word in "牵头 主办 主责 配合 协办 参与 责任 承办 落实 实施 主责".split()
    for noun in ("单位", "部门")
)
LONGEST_VERB = 40
MAX_VERB_AT_END = 12
VERB_END = re.compile(rf"(?:{'|'.join(VERB_ENDS)})(?=[，,、；;。\n]|$)")
