"""The graph, declared once: labels, keys, properties and what they mean.

Constraints, MERGE statements, read-back counts, sweep and the README's schema tables all derive from `NODES` and
`RELATIONSHIPS`; nothing else in the project spells out the schema. Source: design, section 3.

Dates are ISO text. `*_on` is always a full day (`2025-06-30`), so that two of them compare as text; what was
printed (`2025年6月`) stands beside it. `due` of a target keeps the printed precision (`2025` or `2025-06`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# What `Document.model_version` says of a document. 1: what 0.1 wrote, which kept no version; 2: documents carry their
# version, their counts and their batch; 3: roles say which names were out of use. Raise it with every change of this
# file that a loaded graph must follow.
MODEL_VERSION = 3

# A node of this label stands in the graph only while a restore is under way (`graph/restoring.py`).
RESTORING = "Restoring"

PropertyType = Literal["text", "date", "integer", "number", "boolean", "list of text"]
End = Literal["start", "end"]


@dataclass(frozen=True)
class Property:
    """One property and its meaning; absent (never an empty text) where the plan does not say."""

    name: str
    type: PropertyType
    description: str


@dataclass(frozen=True, eq=False)  # declared once each: compared, and hashed for every row, as themselves
class Node:
    """One label. `support` is the pattern that keeps a shared node `n` in the graph; nodes a document owns have none."""

    label: str
    title: str  # what the app calls it
    description: str
    properties: tuple[Property, ...]
    key: str = "id"
    indexes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # texts that are searched for words, and what such a search is narrowed by
    support: str | None = None


@dataclass(frozen=True, eq=False)
class Relationship:
    """One relationship type between two labels.

    `key` holds the properties that tell parallel relationships between the same two nodes apart; they are the only
    ones inside MERGE. `merge_from` is the end with few relationships, from which MERGE looks for an existing one.
    """

    start: str
    type: str
    end: str
    title: str
    description: str
    properties: tuple[Property, ...] = ()
    key: tuple[str, ...] = ()
    merge_from: End = "start"
    indexes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Unique among `RELATIONSHIPS`: the pattern itself."""
        return f"({self.start})-[:{self.type}]->({self.end})"


def _table(text: str) -> tuple[Property, ...]:
    """Read properties from lines of `name | type | description`, which is how people read them too."""
    rows = (tuple(cell.strip() for cell in line.split("|", 2)) for line in text.splitlines() if line.strip())
    return tuple(Property(name, kind, description) for name, kind, description in rows)  # type: ignore[arg-type]


_SPAN = """
span_start | integer | first character in the extracted source text
span_end | integer | one past the last character in the extracted source text
"""

DOCUMENT = Node(
    "Document",
    "文件",
    "A plan as published.",
    _table("""
id | text | jurisdiction and ten hex digits; the same plan has the same id on every machine
title | text | the plan's own title, without the notice around it
number | text | 发文字号 as printed
jurisdiction | text | whose plan it is; 国家 for national papers
issuer | text | who issued it, only if the text says so
issued_on | date | 成文日期, else the stated date of publication
period_start | text | first year of the plan's term
period_end | text | last year of the plan's term
file | text | name of the source file
sha256 | text | hash of the source file
characters | integer | length of the extracted text that spans point into
lead_rule | text | printed rule that makes a listed body the lead
blanket_clause | text | printed clause that adds bodies to many items
lead_policy | text | `auto` or `printed`: how this document was loaded
list_order | text | what the order of its 责任单位 lists shows: `first_is_lead`, `protocol` or `undecided`
order_lists | integer | lists that could be judged (first body and another one have a protocol rank)
order_broken | integer | of those, lists whose first body is outranked by a later one
order_pairs | integer | neighbours with different protocol ranks in those lists
order_inversions | integer | of those, pairs out of protocol order
order_p | number | chance of so many broken lists in a document that keeps protocol order
issue_count | integer | places the parser saw and did not understand
corrected | text | what a person corrected about the plan, why and who
batch | text | name of the set of files it was loaded with (`--batch`), which a sweep keeps to
task_count | integer | tasks loaded from the plan
obligation_count | integer | obligations loaded from the plan
role_count | integer | LEADS and COOPERATES loaded from the plan
lead_count | integer | of those, LEADS
body_count | integer | bodies that have a role in the plan
target_count | integer | TARGETS loaded from the plan, of its tasks and its own
compared | boolean | true once its tasks were compared with all others (SIMILAR_TO)
counted | integer | once its tasks are in the counts of its place (SERVES, RELIES_ON, WORKS_WITH, SET_IN): which release of these
open_count | integer | tasks without a time limit that are not ongoing either
model_version | integer | version of this model by which it was loaded; absent where that is 1
content_hash | text | hash of the plan and of the rules by which it was loaded; an unchanged document is not written again
"""),
    indexes=("jurisdiction",),
)
TASK = Node(
    "Task",
    "任务",
    "The lowest numbered unit of a plan that tells someone to do something.",
    _table(
        """
id | text | document id and the chain of item markers
document_id | text | the one document it belongs to
seq | integer | place in the document, 1 first
number | text | the item's own marker, without punctuation
title | text | heading of the item, if it has one
label | text | title, or the beginning of the text: what a table row shows
text | text | body of the item, clean reading
path | list of text | headings above it, outermost first
section | text | innermost heading above it
time_raw | text | the time of the item as printed
starts_on | date | first day of the printed beginning
due_on | date | last day of the printed time limit (2025年6月 is 2025-06-30)
ongoing | boolean | true where the text says 持续推进, 长期坚持 or the like
corrected | text | what a person corrected about the task (title, time, what was taken away), why and who
lead_status | text | `printed`, `rule`, `corrected`, `sole`, `first_listed` (inferred), `none_named` (bodies, no lead) or `none` (no body)
"""
        + _SPAN
    ),
    indexes=("document_id", "due_on", "lead_status"),
    words=("title", "label", "text", "document_id"),
)
AGENCY = Node(
    "Agency",
    "机构",
    "A body of one jurisdiction; carries identity only. The same function in two cities is two nodes.",
    _table("""
id | text | jurisdiction and register function, or canonical name where the register has no entry
name | text | fullest name under which the loaded plans print it
official_name | text | full official name from the register
aliases | list of text | every name under which a user may look for it
jurisdiction | text | whose body it is
level | text | `nation`, `province`, `city`, `county`, `township` or `other`
function | text | key of the agency register; absent for a body it does not know
kind | text | `body`, or `group` for a class of bodies (各区县政府)
protocol_rank | integer | place in protocol order, 1 first
"""),
    indexes=("name", "function", "jurisdiction"),
    support="(n)-[:LEADS|COOPERATES]->()",  # having been renamed keeps no body, being named in a plan does
)
INDICATOR = Node(
    "Indicator",
    "指标",
    "What a target measures; shared by all documents.",
    _table("""
id | text | canonical name
name | text | canonical name
aliases | list of text | the names under which plans print it
"""),
    indexes=("name",),
    support="(n)<-[:TARGETS]-()",
)
OBLIGATION = Node(
    "Obligation",
    "义务",
    "A clause of a task that obliges somebody to do something.",
    _table(
        """
id | text | task id and place in the task
text | text | the clause
modality | text | `must`, `should`, `encourage`, `explore` or `forbid`
seq | integer | place in the task, 1 first
"""
        + _SPAN
    ),
)
JURISDICTION = Node(
    "Jurisdiction",
    "地区",
    "A place with a government of its own, or 国家.",
    _table("""
id | text | its name
name | text | its name
level | text | level of the bodies that belong to it
"""),
    support="(n)<-[:BELONGS_TO|ISSUED_FOR]-()",  # neither lying in a place nor having parts keeps it
)
NODES = (DOCUMENT, TASK, AGENCY, INDICATOR, OBLIGATION, JURISDICTION)

_ROLE = _table(
    """
basis | text | why: `printed`, `rule`, `corrected` (by a person), `sole`, `first_listed` (inferred), `listed`, `joint` or `blanket`
printed_role | text | what is printed, or what a person made of it: `lead`, `cooperate` or `responsible`
via | text | `rule` or `blanket` where a rule or a clause for many items says so, `corrected` where a person does
corrected | text | what a person corrected about this body, why and who; absent where all is as read
seq | integer | place among the bodies of the task, 1 first
surface | text | the name as printed
outdated | text | the name in full, where it was out of use when the plan was issued (`data/agency_changes.csv`)
outdated_by | text | then: the body that goes on
outdated_on | text | then: day or year of the change
outdated_reason | text | then: the reform, and where the table is not certain of every place
quote | text | the phrase that names the body, as read
"""
    + _SPAN
)
_TARGET = _table(
    """
seq | integer | place among the targets of the task or plan, 1 first
printed_name | text | the indicator as printed
op | text | `>=`, `<=`, `=`, `+` (grow by) or `-` (cut by)
value | number | the number as printed; 万 and 亿 stay in the unit
value_max | number | upper end of a range
unit | text | as printed
per | text | `year` for 每年, 年度
due | text | `2025` or `2025-06`
kind | text | `target`, or `funding` for money paid out or capped
raw | text | the exact words
corrected | text | what a person corrected about the number, why and who
"""
    + _SPAN
)
_SEQ = _table("seq | integer | place in the parent, 1 first")

LEADS = Relationship(
    "Agency", "LEADS", "Task", "牵头", "The body leads the task; `basis` says why.", _ROLE, merge_from="end"
)
COOPERATES = Relationship(
    "Agency", "COOPERATES", "Task", "配合", "The body shares in the task; `basis` says why.", _ROLE, merge_from="end"
)
TASK_TARGETS = Relationship(
    "Task", "TARGETS", "Indicator", "目标值", "A number the task is to reach.", _TARGET, key=("seq",)
)
DOCUMENT_TARGETS = Relationship(
    "Document", "TARGETS", "Indicator", "总体目标", "A number the plan as a whole is to reach.", _TARGET, key=("seq",)
)
CONTAINS = Relationship(
    "Document", "CONTAINS", "Task", "包含", "The task stands in the document.", _SEQ, merge_from="end"
)
IMPOSES = Relationship(
    "Task", "IMPOSES", "Obligation", "要求", "The clause stands in the task.", _SEQ, merge_from="end"
)
BELONGS_TO = Relationship("Agency", "BELONGS_TO", "Jurisdiction", "隶属", "The body is one of this place.")
ISSUED_FOR = Relationship("Document", "ISSUED_FOR", "Jurisdiction", "适用", "The plan is this place's plan.")
PART_OF = Relationship(
    "Jurisdiction", "PART_OF", "Jurisdiction", "属于", "The place lies in the other; both stand in plans."
)
SIMILAR_TO = Relationship(
    "Task",
    "SIMILAR_TO",
    "Task",
    "相近",
    "The tasks say nearly the same.",
    _table("""
score | number | 0 to 1
relation | text | `restates` or `overlaps`
"""),
)
SUCCEEDED_BY = Relationship(
    "Agency",
    "SUCCEEDED_BY",
    "Agency",
    "更名为",
    "The body was renamed into, or merged with, the other; plans before the change name the one, plans after it the other.",
    _table("""
on | text | day or year of the change
reason | text | the paper or reform behind it
"""),
)
# Counted from the roles and targets in the plans of one place (`graph/counts.py`), so that questions about all places need
# not read every task; nothing else is known of them than what the roles and targets say.
SERVES = Relationship(
    "Agency",
    "SERVES",
    "Jurisdiction",
    "承担",
    "What the plans of the place give the body to do, in numbers of tasks.",
    _table("""
tasks | integer | in which it has a role
named | integer | that it leads: printed, by a printed rule or corrected by a person
sole | integer | that it leads as the only body
inferred | integer | that it leads by inference (`first_listed`)
cooperates | integer | with which it cooperates
shared | integer | for which it is responsible with others, roles not told apart
blanket | integer | that a clause for many items gives it
joins | integer | in which it has another role than the lead
waits | integer | that it leads and others share in
waits_inferred | integer | of those, led by inference
needed | integer | that others lead and it shares in
needed_inferred | integer | of those, led by inference
"""),
    merge_from="end",
)
RELIES_ON = Relationship(
    "Agency",
    "RELIES_ON",
    "Agency",
    "依靠",
    "The body leads tasks in which the other shares, in the plans of one place.",
    _table("""
city | text | the place whose plans say so
tasks | integer | how many tasks
inferred | integer | of those, led by inference
"""),
    key=("city",),
    indexes=("city",),
)
WORKS_WITH = Relationship(
    "Agency",
    "WORKS_WITH",
    "Agency",
    "共事",
    "Both have a role in the same tasks, in the plans of one place; from the body whose id sorts first.",
    _table("""
city | text | the place whose plans say so
tasks | integer | how many tasks
"""),
    key=("city",),
    indexes=("city",),
)
SET_IN = Relationship(
    "Indicator",
    "SET_IN",
    "Jurisdiction",
    "定数",
    "The plans of the place set a number for it.",
    _table("""
kind | text | as in TARGETS
plans | integer | how many plans
places | integer | how many numbers
units | list of text | their units, `''` where one has none
"""),
    key=("kind",),
    merge_from="end",
)
RELATIONSHIPS = (
    LEADS,
    COOPERATES,
    TASK_TARGETS,
    DOCUMENT_TARGETS,
    CONTAINS,
    IMPOSES,
    SIMILAR_TO,
    BELONGS_TO,
    ISSUED_FOR,
    PART_OF,
    SUCCEEDED_BY,
    SERVES,
    RELIES_ON,
    WORKS_WITH,
    SET_IN,
)

OWNED = (DOCUMENT, TASK, OBLIGATION)  # a document's own: parent before child
SHARED = (AGENCY, INDICATOR, JURISDICTION)  # in the order in which one may orphan the next


def node(label: str) -> Node:
    """The declaration of a label; KeyError for one the model does not know."""
    return {each.label: each for each in NODES}[label]


def parent(child: Node) -> Relationship | None:
    """The relationship from the node that owns it, among nodes that documents own."""
    own = {each.label for each in OWNED} - {child.label}
    return next((each for each in RELATIONSHIPS if each.end == child.label and each.start in own), None)


def child(parent: Node) -> Relationship | None:
    """The relationship to the nodes it owns."""
    own = {each.label for each in OWNED} - {parent.label}
    return next((each for each in RELATIONSHIPS if each.start == parent.label and each.end in own), None)


def beside(owned: Node) -> list[Relationship]:
    """The relationships between a node that a document owns and shared nodes."""
    shared = {each.label for each in SHARED}
    ends = [(each, {each.start, each.end} - {owned.label}) for each in RELATIONSHIPS]
    return [each for each, other in ends if owned.label in (each.start, each.end) and other and other <= shared]
