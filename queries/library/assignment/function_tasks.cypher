// id: function_tasks
// title: 同一职能在各市的任务
// question: 各市承担同一职能的机构分别做什么？
// why: 跨城市比较同一职能的任务。
// parameter agency: text = 市市场监管局 | 机构 | 任一城市的名称，按职能找到其他城市的同类机构
// choices agency: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// columns: 城市, 机构, 任务, 角色:role, 依据:basis, 方案, 任务标识
// empty: 没有找到同类机构
MATCH (known:Agency)
WHERE (known.name = $agency OR $agency IN known.aliases)
  AND known.id = known.jurisdiction + ':' + known.function // 企业、高校等一类之内各家不同，不算同一职能
WITH collect(DISTINCT known.function) AS functions
MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
WHERE a.function IN functions
RETURN a.jurisdiction AS `城市`,
       a.name AS `机构`,
       t.label AS `任务`,
       CASE WHEN type(r) = 'LEADS' THEN 'lead' WHEN r.printed_role = 'cooperate' THEN 'cooperate' ELSE 'responsible' END AS `角色`,
       r.basis AS `依据`,
       d.title AS `方案`,
       t.id AS `任务标识`
ORDER BY `城市`, d.id, t.seq, a.id
