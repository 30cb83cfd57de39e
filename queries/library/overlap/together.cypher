// id: together
// title: 几家机构共同承担的任务
// question: 这两家或三家机构一起承担的是哪些任务，各是什么角色？
// why: 从“共同承担任务的机构”“常在一起的三家”的一行走到任务；推定的牵头已注明。
// parameter first: text = 市市场监管局 | 机构甲 | 名称或标识
// parameter second: text = 市财政局 | 机构乙 | 名称或标识
// parameter third: text = "" | 机构丙 | 不填为两家
// columns: 城市, 方案, 编号, 任务, 角色甲, 角色乙, 角色丙, 完成时限, 任务标识
// empty: 这几家机构没有共同承担的任务
MATCH (a:Agency)
WHERE a.id = $first OR a.name = $first OR $first IN a.aliases
WITH DISTINCT a
MATCH (a)-[l:LEADS|COOPERATES]->(t:Task)<-[r:LEADS|COOPERATES]-(b:Agency)
WHERE b.id = $second OR b.name = $second OR $second IN b.aliases
OPTIONAL MATCH (t)<-[s:LEADS|COOPERATES]-(c:Agency)
WHERE c.id = $third OR c.name = $third OR $third IN c.aliases
WITH t, l, r, s
WHERE $third = '' OR s IS NOT NULL
MATCH (d:Document)-[:CONTAINS]->(t)
WITH d, t, [x IN [l, r, s] | CASE WHEN x IS NULL THEN '' WHEN type(x) = 'LEADS' AND x.basis = 'first_listed' THEN '推定牵头' WHEN type(x) = 'LEADS' THEN '牵头' WHEN x.printed_role = 'cooperate' THEN '配合' ELSE '责任' END] AS roles
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       coalesce(t.number, '') AS `编号`,
       t.label AS `任务`,
       roles[0] AS `角色甲`,
       roles[1] AS `角色乙`,
       roles[2] AS `角色丙`,
       coalesce(t.time_raw, '') AS `完成时限`,
       t.id AS `任务标识`
ORDER BY d.id, t.seq, roles
