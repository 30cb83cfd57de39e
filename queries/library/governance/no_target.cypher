// id: no_target
// title: 没有量化目标的任务
// question: 哪些任务没有写数字目标？
// why: 没有数的任务难考核；只列有责任单位的，好去商定。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter agency: text = "" | 机构 | 不填为全部机构
// choices agency: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// columns: 城市, 方案, 编号, 任务, 单位, 完成时限, 任务标识
// empty: 有责任单位的任务都写了数字目标
CALL () {
  WITH 1 AS all WHERE $agency = ''
  MATCH (d:Document)
  WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
  RETURN d, null AS own
  UNION ALL
  MATCH (a:Agency)
  WHERE (a.id = $agency OR a.name = $agency OR $agency IN a.aliases OR a.official_name = $agency)
  WITH DISTINCT a
  MATCH (a)-[:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
  WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
  RETURN d, collect(DISTINCT t) AS own
}
WITH d, own ORDER BY d.jurisdiction, d.id
CALL (d, own) {
  WITH 1 AS all WHERE own IS NULL
  MATCH (d)-[:CONTAINS]->(t:Task)
  RETURN t
  UNION ALL
  UNWIND own AS t
  RETURN t
}
WITH d, t
WHERE NOT EXISTS { (t)-[g:TARGETS]->(:Indicator) WHERE g.kind = 'target' } AND EXISTS { (t)<-[:LEADS|COOPERATES]-(:Agency) }
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       t.number AS `编号`,
       t.label AS `任务`,
       COLLECT { MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS `单位`,
       coalesce(t.time_raw, '') AS `完成时限`,
       t.id AS `任务标识`
ORDER BY `城市`, d.id, t.seq
