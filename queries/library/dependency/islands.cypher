// id: islands
// title: 不与别家共事的机构
// question: 哪些机构的任务里从来没有别的单位？
// why: 自成一岛的机构，要么确是独立事项，要么方案漏写了配合单位。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 机构, 任务, 方案, 举例
// empty: 每个机构都至少和一家共事
MATCH (a:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
  AND EXISTS { (a)-[:LEADS|COOPERATES]->(:Task) }
  AND NOT EXISTS { MATCH (a)-[:LEADS|COOPERATES]->(:Task)<-[:LEADS|COOPERATES]-(b:Agency) WHERE b <> a }
MATCH (a)-[:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
WITH a, t, d ORDER BY d.id, t.seq
WITH a, count(DISTINCT t) AS tasks, collect(DISTINCT d.title) AS plans, collect(DISTINCT t.label)[..3] AS examples
RETURN a.jurisdiction AS `城市`,
       a.name AS `机构`,
       tasks AS `任务`,
       plans AS `方案`,
       examples AS `举例`
ORDER BY `城市`, `任务` DESC, coalesce(a.protocol_rank, 999), a.id
