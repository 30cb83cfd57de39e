// id: no_deadline
// title: 没有期限的任务
// question: 哪些任务没有写完成时限？
// why: 没有期限的任务无法督办；写明“持续推进”“每年”的不算，要看也可以列上。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter ongoing: boolean = false | 也列持续推进的
// columns: 城市, 方案, 编号, 任务, 牵头单位, 其他单位, 情形, 任务标识
// empty: 每项任务都写了期限
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH d ORDER BY d.jurisdiction, d.id
MATCH (d)-[:CONTAINS]->(t:Task)
WHERE t.due_on IS NULL AND ($ongoing OR NOT coalesce(t.ongoing, false))
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       t.number AS `编号`,
       t.label AS `任务`,
       COLLECT { MATCH (a:Agency)-[r:LEADS]->(t) RETURN a.name + CASE WHEN r.basis = 'first_listed' THEN '（推定）' ELSE '' END ORDER BY r.seq } AS `牵头单位`,
       COLLECT { MATCH (a:Agency)-[r:COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS `其他单位`,
       CASE WHEN coalesce(t.ongoing, false) THEN '持续推进' ELSE '没有写期限' END AS `情形`,
       t.id AS `任务标识`
ORDER BY `城市`, d.id, t.seq
