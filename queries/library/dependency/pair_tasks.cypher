// id: pair_tasks
// title: 两家机构之间的任务
// question: 甲牵头、乙配合的是哪些任务，原文怎么说？
// why: 从矩阵的一格走到句子。
// parameter lead: text = 市市场监管局 | 牵头单位 | 名称或标识
// choices lead: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// parameter partner: text = 市财政局 | 配合单位 | 名称或标识
// choices partner: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 编号, 任务, 牵头依据:basis, 配合角色:role, 完成时限, 原文表述, 任务标识
// empty: 这两家机构之间没有任务
MATCH (a:Agency)
WHERE (a.id = $lead OR a.name = $lead OR $lead IN a.aliases)
WITH DISTINCT a
MATCH (a)-[l:LEADS]->(t:Task)<-[r:COOPERATES]-(b:Agency)
WHERE (b.id = $partner OR b.name = $partner OR $partner IN b.aliases)
MATCH (t)<-[:CONTAINS]-(d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       t.number AS `编号`,
       t.label AS `任务`,
       l.basis AS `牵头依据`,
       CASE WHEN type(r) = 'LEADS' THEN 'lead' WHEN r.printed_role = 'cooperate' THEN 'cooperate' ELSE 'responsible' END AS `配合角色`,
       coalesce(t.time_raw, '') AS `完成时限`,
       coalesce(l.quote, '') AS `原文表述`,
       t.id AS `任务标识`
ORDER BY d.id, t.seq, a.id, b.id
