// id: task_table
// title: 任务分解表
// question: 按公文栏目列出任务：谁牵头、谁配合、何时完成、目标多少？
// why: 可直接导出为 .xlsx 任务分解表；机构不填则列出整份方案。
// parameter agency: text = "" | 机构 | 不填为全部机构
// choices agency: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter document: text = "" | 方案 | 不填为全部方案
// choices document: MATCH (d:Document) RETURN d.id AS value, d.title AS label ORDER BY label
// columns: 序号, 重点任务, 具体举措, 指标及目标值:comparisons, 牵头单位, 配合单位, 完成时限, 依据, 任务标识
// empty: 没有符合条件的任务
CALL () {
  WITH 1 AS all WHERE $agency = ''
  MATCH (d:Document)
  WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
    AND ($document = '' OR d.id = $document)
  RETURN d, null AS own
  UNION ALL
  MATCH (a:Agency)
  WHERE (a.id = $agency OR a.name = $agency OR $agency IN a.aliases OR a.official_name = $agency)
  WITH DISTINCT a
  MATCH (a)-[:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
  WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
    AND ($document = '' OR d.id = $document)
  RETURN d, collect(DISTINCT t) AS own
}
WITH d, own ORDER BY d.id
CALL (d, own) {
  WITH 1 AS all WHERE own IS NULL
  MATCH (d)-[:CONTAINS]->(t:Task)
  RETURN t
  UNION ALL
  UNWIND own AS t
  RETURN t
}
RETURN t.seq AS `序号`,
       coalesce(t.title, t.label) AS `重点任务`,
       coalesce(t.text, '') AS `具体举措`,
       COLLECT { MATCH (t)-[g:TARGETS]->(:Indicator) RETURN coalesce(nullIf(g.raw, ''), g.printed_name + ' ' + g.op + ' ' + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce(g.unit, '')) ORDER BY g.seq } AS `指标及目标值`,
       COLLECT { MATCH (lead:Agency)-[l:LEADS]->(t) RETURN lead.name + CASE WHEN l.basis = 'first_listed' THEN '（推定）' ELSE '' END ORDER BY l.seq } AS `牵头单位`,
       COLLECT { MATCH (other:Agency)-[o:COOPERATES]->(t) RETURN other.name + CASE WHEN o.basis IN ['joint', 'listed', 'blanket'] THEN '（责任）' ELSE '' END ORDER BY coalesce(other.protocol_rank, 999), o.seq } AS `配合单位`,
       coalesce(t.time_raw, '') AS `完成时限`,
       d.title + '　' + coalesce(t.section, '') + '　' + coalesce(t.number, '') AS `依据`,
       t.id AS `任务标识`
ORDER BY d.id, t.seq
