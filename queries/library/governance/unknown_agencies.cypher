// id: unknown_agencies
// title: 名录中没有的机构
// question: 哪些机构名录不认识，只按原文保留？
// why: 核对后补进名录，同一机构才不会散成几个。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 所在地, 机构, 任务数, 方案
// empty: 没有不认识的机构
MATCH (a:Agency)-[:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
WHERE a.function IS NULL AND a.kind = 'body' AND a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH a, count(DISTINCT t) AS tasks, collect(DISTINCT d.title) AS plans
RETURN a.jurisdiction AS `所在地`,
       a.name AS `机构`,
       tasks AS `任务数`,
       plans AS `方案`
ORDER BY `所在地`, `任务数` DESC, a.id
