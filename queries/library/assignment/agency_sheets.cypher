// id: agency_sheets
// title: 各机构的任务分解表
// question: 按机构逐家列出任务：谁牵头、谁配合、何时完成、目标多少？
// why: 一次查出，导出时每家一张表；一项任务有几家单位，就在几家名下各列一次。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter document: text = "" | 方案 | 不填为全部方案
// choices document: MATCH (d:Document) RETURN d.id AS value, d.title AS label ORDER BY label
// columns: 机构, 所在地, 序号, 重点任务, 具体举措, 指标及目标值:comparisons, 牵头单位, 配合单位, 完成时限, 依据, 机构标识
// empty: 没有符合条件的任务
CALL () {
  WITH 1 AS all WHERE $document = ''
  MATCH (j:Jurisdiction)<-[:SERVES]-(a:Agency)
  WHERE j.id STARTS WITH $city AND ($city = '' OR j.id = $city)
  RETURN a
  UNION
  MATCH (:Document {id: $document})-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(a:Agency)
  RETURN a
}
WITH a ORDER BY a.jurisdiction, a.kind = 'group', coalesce(a.protocol_rank, 999999), a.id
CALL (a) {
  MATCH (a)-[:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
  WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
    AND ($document = '' OR d.id = $document)
  RETURN DISTINCT d, t
}
RETURN a.name AS `机构`,
       a.jurisdiction AS `所在地`,
       t.seq AS `序号`,
       coalesce(t.title, t.label) AS `重点任务`,
       coalesce(t.text, '') AS `具体举措`,
       COLLECT { MATCH (t)-[g:TARGETS]->(:Indicator) RETURN coalesce(nullIf(g.raw, ''), g.printed_name + ' ' + g.op + ' ' + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce(g.unit, '')) ORDER BY g.seq } AS `指标及目标值`,
       COLLECT { MATCH (lead:Agency)-[l:LEADS]->(t) RETURN lead.name + CASE WHEN l.basis = 'first_listed' THEN '（推定）' ELSE '' END ORDER BY l.seq } AS `牵头单位`,
       COLLECT { MATCH (other:Agency)-[o:COOPERATES]->(t) RETURN other.name + CASE WHEN o.basis IN ['joint', 'listed', 'blanket'] THEN '（责任）' ELSE '' END ORDER BY coalesce(other.protocol_rank, 999), o.seq } AS `配合单位`,
       coalesce(t.time_raw, '') AS `完成时限`,
       d.title + '　' + coalesce(t.section, '') + '　' + coalesce(t.number, '') AS `依据`,
       a.id AS `机构标识`
ORDER BY `所在地`, a.kind = 'group', coalesce(a.protocol_rank, 999999), a.id, d.id, t.seq
