// id: once_named
// title: 只出现一次的机构
// question: 哪些机构只被一项任务点到？
// why: 可能是笔误或名称不统一，也可能是容易被忘记的单位；名录不认识的排在前面。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 机构, 名录, 任务, 角色:role, 依据:basis, 原文表述, 方案, 任务标识
// empty: 没有只出现一次的机构
MATCH (a:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city) AND COUNT { (a)-[:LEADS|COOPERATES]->() } = 1
MATCH (a)-[r:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
RETURN a.jurisdiction AS `城市`,
       a.name AS `机构`,
       CASE WHEN a.kind = 'group' THEN '一类机构' WHEN a.function IS NULL THEN '不认识' ELSE '认识' END AS `名录`,
       t.label AS `任务`,
       CASE WHEN type(r) = 'LEADS' THEN 'lead' WHEN r.printed_role = 'cooperate' THEN 'cooperate' ELSE 'responsible' END AS `角色`,
       r.basis AS `依据`,
       coalesce(r.quote, '') AS `原文表述`,
       d.title AS `方案`,
       t.id AS `任务标识`
ORDER BY CASE WHEN a.kind = 'body' AND a.function IS NULL THEN 0 ELSE 1 END, `城市`, coalesce(a.protocol_rank, 999), a.id
