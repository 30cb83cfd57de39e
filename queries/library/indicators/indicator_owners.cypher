// id: indicator_owners
// title: 指标由谁负责
// question: 每项指标定了多少，由谁牵头、谁参与？
// why: 考核时先找人；整份方案的目标若没有任务认领，负责一栏是空的。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter indicator: text = "" | 指标 | 名称的一部分，不填为全部
// columns: 城市, 指标, 目标:comparisons, 期限, 牵头单位, 牵头依据:basis, 参与单位, 任务, 方案, 任务标识
// empty: 没有符合条件的目标
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH DISTINCT d.jurisdiction AS city ORDER BY city
CALL (city) {
  MATCH (d:Document {jurisdiction: city})-[:CONTAINS*0..1]->(x)-[g:TARGETS]->(i:Indicator)
  WHERE ($indicator = '' OR i.name CONTAINS $indicator OR any(alias IN i.aliases WHERE alias CONTAINS $indicator))
    AND g.kind = 'target'
  RETURN d, x, g, i
}
RETURN city AS `城市`,
       i.name AS `指标`,
       g.op + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce('—' + CASE WHEN g.value_max = toInteger(g.value_max) THEN toString(toInteger(g.value_max)) ELSE toString(g.value_max) END, '') + coalesce(g.unit, '') AS `目标`,
       coalesce(g.due, '') AS `期限`,
       COLLECT { MATCH (a:Agency)-[r:LEADS]->(x) RETURN a.name ORDER BY r.seq } AS `牵头单位`,
       COLLECT { MATCH (:Agency)-[r:LEADS]->(x) RETURN DISTINCT r.basis ORDER BY r.basis } AS `牵头依据`,
       COLLECT { MATCH (a:Agency)-[r:COOPERATES]->(x) RETURN a.name ORDER BY r.seq } AS `参与单位`,
       CASE WHEN x:Task THEN x.label ELSE '总体目标' END AS `任务`,
       d.title AS `方案`,
       CASE WHEN x:Task THEN x.id ELSE '' END AS `任务标识`
ORDER BY `城市`, `指标`, d.id, coalesce(x.seq, 0), g.seq
