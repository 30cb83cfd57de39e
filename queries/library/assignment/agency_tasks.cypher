// id: agency_tasks
// title: 某机构的全部任务
// question: 这个机构要做哪些事，谁牵头，什么时候完成，哪句话说的？
// why: 协调人员最常用的一张表；推定的牵头单独标明。
// parameter agency: text = 市市场监管局 | 机构 | 简称、全称、旧称、标识都可以
// choices agency: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 编号, 任务, 角色:role, 依据:basis, 完成时限, 到期, 目标:comparisons, 牵头单位, 牵头依据:basis, 其他单位, 章节, 原文表述, 任务标识
// empty: 没有找到这个机构的任务
// picture: MATCH p = (a:Agency)-[:LEADS|COOPERATES]->(t:Task) WHERE (a.id = $agency OR a.name = $agency OR $agency IN a.aliases OR a.official_name = $agency) AND ($city = '' OR EXISTS { (t)<-[:CONTAINS]-(:Document {jurisdiction: $city}) }) OPTIONAL MATCH q = (b:Agency)-[:LEADS|COOPERATES]->(t) RETURN p, q LIMIT 2000
MATCH (a:Agency)
WHERE (a.id = $agency OR a.name = $agency OR $agency IN a.aliases OR a.official_name = $agency)
WITH DISTINCT a
MATCH (a)-[r:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
OPTIONAL MATCH (lead:Agency)-[l:LEADS]->(t)
WITH a, r, t, d, l, lead ORDER BY l.seq
WITH a, r, t, d, collect(lead.name) AS leads, collect(DISTINCT l.basis) AS bases
OPTIONAL MATCH (other:Agency)-[o:COOPERATES]->(t)
WHERE other <> a
WITH a, r, t, d, leads, bases, other, o ORDER BY o.seq
WITH a, r, t, d, leads, bases, collect(other.name) AS others
OPTIONAL MATCH (t)-[g:TARGETS]->(i:Indicator)
WITH a, r, t, d, leads, bases, others, g, i ORDER BY g.seq
WITH a, r, t, d, leads, bases, others, collect(g.printed_name + ' ' + g.op + ' ' + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce(g.unit, '') + coalesce('（' + g.due + '）', '')) AS targets
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       t.number AS `编号`,
       t.label AS `任务`,
       CASE WHEN type(r) = 'LEADS' THEN 'lead' WHEN r.printed_role = 'cooperate' THEN 'cooperate' ELSE 'responsible' END AS `角色`,
       r.basis AS `依据`,
       coalesce(t.time_raw, '') AS `完成时限`,
       coalesce(t.due_on, '') AS `到期`,
       targets AS `目标`,
       leads AS `牵头单位`,
       bases AS `牵头依据`,
       others AS `其他单位`,
       t.section AS `章节`,
       coalesce(r.quote, '') AS `原文表述`,
       t.id AS `任务标识`
ORDER BY d.jurisdiction, d.id, t.seq, `角色`, a.id
