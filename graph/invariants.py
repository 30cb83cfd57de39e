"""What must hold of every graph this product wrote, as a table: adding a check is adding a row.

Each row is a Cypher text that returns the rows that break it, `$limit` of them at most; nothing else reaches Python,
and every text walks the graph once with constant memory, so that a million tasks are checked by the server alone.
What derives from the model (orphans, types, ends of relationships) is generated from it.
"""

from __future__ import annotations

from typing import get_args

from graph.counts import COUNTED, OUTSTANDING, TASKS_WITHOUT_END
from graph.derived import PARTS, SUCCESSIONS
from graph.invariant_kinds import (
    Invariant,
    kept_counts,
    once,
    right_ends,
    span_inside,
    supported,
    typed_node,
    typed_relationship,
)
from graph.lead_policy import LeadStatus
from graph.model import NODES, RELATIONSHIPS, RELIES_ON, RESTORING, SERVES, SET_IN, SHARED, WORKS_WITH

_NAMED_LEADS = [status for status in get_args(LeadStatus) if not status.startswith("none")]  # strongest first
_LEAD_BASES = ("printed", "rule", "corrected", "sole", "first_listed")
_COOPERATE_BASES = ("printed", "corrected", "listed", "joint", "blanket")
_STATUS = " ".join(f"WHEN '{each}' IN bases THEN '{each}'" for each in _NAMED_LEADS)
SCHEMA = Invariant("schema_online", "唯一约束和索引齐全并可用", "")

INVARIANTS: tuple[Invariant, ...] = (
    Invariant("restore_finished", "没有未完成的恢复", f"MATCH (m:{RESTORING})\nRETURN m.file AS `备份` LIMIT $limit"),
    SCHEMA,
    Invariant("document_whole", "每个文件都是完整载入的", """\
MATCH (d:Document)
WHERE d.title IS NULL OR d.content_hash IS NULL OR d.characters IS NULL
RETURN coalesce(d.id, elementId(d)) AS `文件` LIMIT $limit"""),
    Invariant("document_model", "每个文件都按当前图模型载入（不是则请重新载入）", """\
MATCH (d:Document)
WHERE coalesce(d.model_version, 1) <> $model
RETURN d.id AS `文件`, d.file AS `来源`, coalesce(d.model_version, 1) AS `模型版本` LIMIT $limit"""),
    Invariant("document_place", "每个文件属于一个地区，与它写明的一致", """\
MATCH (d:Document)
WHERE [(d)-[:ISSUED_FOR]->(j:Jurisdiction) | j.id] <> [d.jurisdiction]
RETURN d.id AS `文件`, [(d)-[:ISSUED_FOR]->(j:Jurisdiction) | j.id] AS `地区` LIMIT $limit"""),
    *kept_counts(),
    Invariant("task_one_document", "每项任务属于一个文件，且只属于它", """\
MATCH (t:Task)
WHERE [(d:Document)-[:CONTAINS]->(t) | d.id] <> [t.document_id]
RETURN t.id AS `任务`, [(d:Document)-[:CONTAINS]->(t) | d.id] AS `文件` LIMIT $limit"""),
    Invariant("task_order", "一个文件的任务从 1 起依次编号", """\
MATCH (d:Document)
CALL (d) {
  MATCH (d)-[c:CONTAINS]->(t:Task)
  RETURN count(t) AS tasks, count(DISTINCT t.seq) AS places, min(t.seq) AS first, max(t.seq) AS last,
    count(CASE WHEN c.seq <> t.seq THEN 1 END) AS differing
}
WITH * WHERE tasks > 0 AND (tasks <> places OR first <> 1 OR last <> tasks OR differing > 0)
RETURN d.id AS `文件`, tasks AS `任务数`, places AS `不同的序号`, first AS `最小`, last AS `最大` LIMIT $limit"""),
    Invariant("lead_status", "牵头状态与牵头、配合关系一致", f"""\
MATCH (t:Task)
WITH t, [(t)<-[r:LEADS]-(:Agency) | r.basis] AS bases
WITH t, CASE {_STATUS}
  WHEN EXISTS {{ (t)<-[:COOPERATES]-(:Agency) }} THEN 'none_named' ELSE 'none' END AS found
WHERE t.lead_status <> found OR t.lead_status IS NULL
RETURN t.id AS `任务`, t.lead_status AS `牵头状态`, found AS `按关系应为` LIMIT $limit"""),
    *(Invariant(f"{type_.lower()}_basis", f"每条{title}关系都有依据", f"""\
MATCH (a:Agency)-[r:{type_}]->(t:Task)
WHERE NOT coalesce(r.basis IN {list(bases)}, false) OR r.printed_role IS NULL
RETURN t.id AS `任务`, a.id AS `机构`, r.basis AS `依据` LIMIT $limit""")
      for type_, title, bases in (("LEADS", "牵头", _LEAD_BASES), ("COOPERATES", "配合", _COOPERATE_BASES))),
    Invariant("inferred_allowed", "只在允许推定的文件中有推定的牵头", """\
MATCH (d:Document)
WHERE d.lead_policy <> 'auto' OR d.list_order <> 'first_is_lead'
MATCH (d)-[:CONTAINS]->(t:Task)<-[r:LEADS]-(a:Agency)
WHERE r.basis = 'first_listed'
RETURN t.id AS `任务`, a.id AS `机构` LIMIT $limit"""),
    Invariant("obligation_one_task", "每项义务属于一项任务", """\
MATCH (o:Obligation)
WHERE COUNT { (o)<-[:IMPOSES]-(:Task) } <> 1
RETURN o.id AS `义务`, [(t:Task)-[:IMPOSES]->(o) | t.id] AS `任务` LIMIT $limit"""),
    Invariant("agency_place", "每个机构属于一个地区，与它写明的一致", """\
MATCH (a:Agency)
WITH a, CASE WHEN coalesce(a.jurisdiction, '') = '' THEN [] ELSE [a.jurisdiction] END AS wanted
WHERE [(a)-[:BELONGS_TO]->(j:Jurisdiction) | j.id] <> wanted
RETURN a.id AS `机构`, [(a)-[:BELONGS_TO]->(j:Jurisdiction) | j.id] AS `地区` LIMIT $limit"""),
    Invariant("part_of", "图中的地区属于名录所说的上级地区（不是则请再载入一次任一文件）", f"""\
CALL () {{
  {PARTS}
  WITH a, b WHERE NOT EXISTS {{ (a)-[:PART_OF]->(b) }}
  RETURN a, b, '缺少' AS what
  UNION ALL
  MATCH (a:Jurisdiction)-[:PART_OF]->(b:Jurisdiction) WHERE NOT [a.id, b.id] IN $parts
  RETURN a, b, '多余' AS what
}}
RETURN a.id AS `地区`, b.id AS `属于`, what AS `情形` LIMIT $limit"""),
    Invariant("succeeded_by", "机构更名、合并的关系与名录和方案一致（不是则请再载入一次任一文件）", f"""\
CALL () {{
  {SUCCESSIONS}
  WITH a, b WHERE NOT EXISTS {{ (a)-[:SUCCEEDED_BY]->(b) }}
  RETURN a, b, '缺少' AS what
  UNION ALL
  WITH COLLECT {{ {SUCCESSIONS} MATCH (a)-[r:SUCCEEDED_BY]->(b) RETURN r }} AS wanted
  MATCH (a:Agency)-[r:SUCCEEDED_BY]->(b:Agency) WHERE NOT r IN wanted
  RETURN a, b, '多余' AS what
}}
RETURN a.id AS `机构`, b.id AS `更名为`, what AS `情形` LIMIT $limit"""),
    Invariant("document_counted", "每个文件都已计入所属地区的合计（不是则请再载入一次任一文件）", f"""\
MATCH (d:Document)
WITH d, {TASKS_WITHOUT_END} AS found
WHERE {OUTSTANDING} OR d.open_count <> found OR d.open_count IS NULL
RETURN d.id AS `文件`, d.counted AS `已计入`, d.open_count AS `无期限`, found AS `应为` LIMIT $limit"""),
    *(Invariant(f"{type_.lower()}_counts", f"{type_} 的合计与任务一致", f"""\
MATCH (d:Document)
WITH d.jurisdiction AS city, count(CASE WHEN {OUTSTANDING} THEN 1 END) AS left
WHERE left = 0
CALL (city) {{
  CALL (city) {{
    {wanted}
    RETURN a, b, counts, 1 AS side
    UNION ALL
    {held}
    RETURN a, b, properties(r) AS counts, -1 AS side
  }}
  WITH a, b, counts, sum(side) AS balance WHERE balance <> 0
  RETURN a, b, counts, balance
}}
RETURN city AS `地区`, a.id AS `起`, b.id AS `止`, CASE WHEN balance > 0 THEN '缺少' ELSE '多余' END AS `情形` LIMIT $limit""")
      for type_, wanted, held in (
          (SERVES.type, f"{COUNTED[SERVES]}\nMATCH (b:Jurisdiction {{id: city}})",
           "MATCH (a:Agency)-[r:SERVES]->(b:Jurisdiction {id: city})"),
          (RELIES_ON.type, COUNTED[RELIES_ON], "MATCH (a:Agency)-[r:RELIES_ON {city: city}]->(b:Agency)"),
          (WORKS_WITH.type, COUNTED[WORKS_WITH], "MATCH (a:Agency)-[r:WORKS_WITH {city: city}]->(b:Agency)"),
          (SET_IN.type, f"{COUNTED[SET_IN]}\nMATCH (b:Jurisdiction {{id: city}})",
           "MATCH (a:Indicator)-[r:SET_IN]->(b:Jurisdiction {id: city})"))),
    *map(supported, SHARED),
    span_inside("task", "任务", "(d:Document)-[:CONTAINS]->(t:Task)", "t", "t.id"),
    span_inside("obligation", "义务", "(d:Document)-[:CONTAINS]->(:Task)-[:IMPOSES]->(o:Obligation)", "o", "o.id"),
    span_inside("role", "牵头或配合", "(d:Document)-[:CONTAINS]->(t:Task)<-[r:LEADS|COOPERATES]-(:Agency)", "r", "t.id"),
    span_inside("target", "指标", "(d:Document)-[:CONTAINS]->(t:Task)-[r:TARGETS]->(:Indicator)", "r", "t.id"),
    span_inside("goal", "总体目标", "(d:Document)-[r:TARGETS]->(i:Indicator)", "r", "i.id"),
    *map(typed_node, NODES),
    *(typed_relationship(edge) for edge in RELATIONSHIPS if edge.properties),
    *(right_ends(type_) for type_ in dict.fromkeys(edge.type for edge in RELATIONSHIPS)),
    *map(once, RELATIONSHIPS),
)  # fmt: skip
