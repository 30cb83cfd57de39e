// id: due
// title: 到期的任务
// question: 这段时间里有哪些任务到期，谁负责？
// why: 月度调度用；期限取原文写明的最后一天。
// parameter from_day: date = 2022-01-01 | 起 | 含当日
// parameter to_day: date = 2035-12-31 | 止 | 含当日
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter agency: text = "" | 机构 | 不填为全部
// choices agency: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// columns: 到期, 城市, 任务, 牵头单位, 其他单位, 期限原文, 方案, 任务标识
// empty: 这段时间没有写明期限的任务
CALL () {
  WITH 1 AS all WHERE $agency = ''
  MATCH (d:Document)-[:CONTAINS]->(t:Task)
  WHERE t.due_on >= $from_day AND t.due_on <= $to_day
    AND d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
  RETURN d, t
  UNION
  MATCH (a:Agency)
  WHERE (a.name = $agency OR $agency IN a.aliases)
  WITH DISTINCT a
  MATCH (a)-[:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
  WHERE t.due_on >= $from_day AND t.due_on <= $to_day
    AND d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
  RETURN d, t
}
RETURN t.due_on AS `到期`,
       d.jurisdiction AS `城市`,
       t.label AS `任务`,
       COLLECT { MATCH (a:Agency)-[r:LEADS]->(t) RETURN a.name + CASE WHEN r.basis = 'first_listed' THEN '（推定）' ELSE '' END ORDER BY r.seq } AS `牵头单位`,
       COLLECT { MATCH (a:Agency)-[r:COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS `其他单位`,
       t.time_raw AS `期限原文`,
       d.title AS `方案`,
       t.id AS `任务标识`
ORDER BY `到期`, d.id, t.seq
