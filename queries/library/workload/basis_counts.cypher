// id: basis_counts
// title: 角色与依据一览
// question: 各份方案的责任关系分别依据什么？
// why: 一眼看出哪些方案写明了牵头，哪些要靠推定。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 角色:role, 依据:basis, 任务数, 关系数
// empty: 还没有载入任务
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH d ORDER BY d.jurisdiction, d.id
CALL (d) {
  MATCH (d)-[:CONTAINS]->(t:Task)<-[r:LEADS|COOPERATES]-(:Agency)
  RETURN CASE WHEN type(r) = 'LEADS' THEN 'lead' WHEN r.printed_role = 'cooperate' THEN 'cooperate' ELSE 'responsible' END AS role,
         r.basis AS basis, count(DISTINCT t) AS tasks, count(*) AS edges
}
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       role AS `角色`,
       basis AS `依据`,
       tasks AS `任务数`,
       edges AS `关系数`
ORDER BY `城市`, d.id, `角色`, `依据`
