// id: inferred_leads
// title: 待确认的推定牵头
// question: 哪些牵头单位是按列名顺序推定的？
// why: 推定不是原文；逐条确认后再印发。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 编号, 任务, 推定牵头, 其余单位, 判断依据, 任务标识
// empty: 没有推定的牵头
MATCH (j:Jurisdiction)<-[s:SERVES]-(:Agency)
WHERE j.id STARTS WITH $city AND ($city = '' OR j.id = $city) AND s.inferred > 0
WITH DISTINCT j.id AS city
MATCH (d:Document {jurisdiction: city})
WITH d ORDER BY d.jurisdiction, d.id
MATCH (d)-[:CONTAINS]->(t:Task)<-[l:LEADS]-(a:Agency)
WHERE l.basis = 'first_listed'
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       t.number AS `编号`,
       t.label AS `任务`,
       a.name AS `推定牵头`,
       COLLECT { MATCH (b:Agency)-[r:COOPERATES]->(t) RETURN b.name ORDER BY r.seq } AS `其余单位`,
       toString(d.order_broken) + '/' + toString(d.order_lists) + ' 个名单不按建制顺序' AS `判断依据`,
       t.id AS `任务标识`
ORDER BY `城市`, d.id, t.seq, a.id
