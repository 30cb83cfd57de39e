// id: blanket_duties
// title: 统一条款带来的责任
// question: 哪些机构因一句“以下各项均需落实”而承担任务？
// why: 这类责任最容易被漏掉。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 机构, 任务数, 条款
// empty: 没有统一条款
MATCH (j:Jurisdiction)<-[s:SERVES]-(:Agency)
WHERE j.id STARTS WITH $city AND ($city = '' OR j.id = $city) AND s.blanket > 0
WITH DISTINCT j.id AS city
MATCH (d:Document {jurisdiction: city})
WITH d ORDER BY d.jurisdiction, d.id
CALL (d) {
  MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d)
  WHERE r.basis = 'blanket'
  RETURN a, count(DISTINCT t) AS tasks
}
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       a.name AS `机构`,
       tasks AS `任务数`,
       coalesce(d.blanket_clause, '') AS `条款`
ORDER BY `城市`, d.id, `任务数` DESC, a.id
