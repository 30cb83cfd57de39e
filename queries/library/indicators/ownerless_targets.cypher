// id: ownerless_targets
// title: 没有人认领的目标
// question: 哪些目标没有责任单位？
// why: 两种：任务里的目标而任务没有单位；整份方案的目标而没有一项任务提到同一指标。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 指标, 目标:comparisons, 期限, 情形, 任务, 方案, 原文, 文件, 起, 止, 任务标识
// empty: 每个目标都有人负责
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH d ORDER BY d.jurisdiction, d.id
CALL (d) {
  MATCH (d)-[:CONTAINS]->(x:Task)-[g:TARGETS]->(i:Indicator)
  WHERE g.kind = 'target' AND x.lead_status = 'none'
  RETURN x, g, i
  UNION ALL
  CALL (d) {
    MATCH (d)-[:CONTAINS]->(:Task)-[:TARGETS]->(i:Indicator)
    RETURN collect(DISTINCT i) AS taken
  }
  MATCH (d)-[g:TARGETS]->(i:Indicator)
  WHERE g.kind = 'target' AND NOT i IN taken
  RETURN null AS x, g, i
}
RETURN d.jurisdiction AS `城市`,
       i.name AS `指标`,
       g.op + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce('—' + CASE WHEN g.value_max = toInteger(g.value_max) THEN toString(toInteger(g.value_max)) ELSE toString(g.value_max) END, '') + coalesce(g.unit, '') AS `目标`,
       coalesce(g.due, '') AS `期限`,
       CASE WHEN x IS NOT NULL THEN '任务没有责任单位' ELSE '总体目标没有任务承接' END AS `情形`,
       CASE WHEN x IS NOT NULL THEN x.label ELSE '' END AS `任务`,
       d.title AS `方案`,
       g.raw AS `原文`,
       coalesce(d.file, '') AS `文件`,
       g.span_start AS `起`,
       g.span_end AS `止`,
       CASE WHEN x IS NOT NULL THEN x.id ELSE '' END AS `任务标识`
ORDER BY `城市`, d.id, `情形`, coalesce(x.seq, 0), g.seq, i.id
