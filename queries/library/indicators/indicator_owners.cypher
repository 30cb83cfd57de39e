// id: indicator_owners
// title: 指标由谁负责
// question: 每项指标定了多少，由谁牵头、谁参与？
// why: 考核时先找人；整份方案的目标若没有任务认领，负责一栏是空的。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter indicator: text = "" | 指标 | 名称的一部分，不填为全部
// columns: 城市, 指标, 目标:comparisons, 期限, 牵头单位, 牵头依据:basis, 参与单位, 任务, 方案, 任务标识
// empty: 没有符合条件的目标
MATCH (d:Document)-[:CONTAINS*0..1]->(x)-[g:TARGETS]->(i:Indicator)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city) AND ($indicator = '' OR i.name CONTAINS $indicator OR any(alias IN i.aliases WHERE alias CONTAINS $indicator))
  AND g.kind = 'target'
OPTIONAL MATCH (lead:Agency)-[l:LEADS]->(x)
WITH d, x, g, i, lead, l ORDER BY l.seq
WITH d, x, g, i, collect(lead.name) AS leads, collect(DISTINCT l.basis) AS bases
OPTIONAL MATCH (other:Agency)-[o:COOPERATES]->(x)
WITH d, x, g, i, leads, bases, other, o ORDER BY o.seq
WITH d, x, g, i, leads, bases, collect(other.name) AS others
RETURN d.jurisdiction AS `城市`,
       i.name AS `指标`,
       g.op + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce('—' + CASE WHEN g.value_max = toInteger(g.value_max) THEN toString(toInteger(g.value_max)) ELSE toString(g.value_max) END, '') + coalesce(g.unit, '') AS `目标`,
       coalesce(g.due, '') AS `期限`,
       leads AS `牵头单位`,
       bases AS `牵头依据`,
       others AS `参与单位`,
       CASE WHEN x:Task THEN x.label ELSE '总体目标' END AS `任务`,
       d.title AS `方案`,
       CASE WHEN x:Task THEN x.id ELSE '' END AS `任务标识`
ORDER BY `城市`, `指标`, d.id, coalesce(x.seq, 0), g.seq
