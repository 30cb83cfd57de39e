// id: task_targets
// title: 一项任务的目标
// question: 这项任务定了哪些数，原文怎么写？
// why: 核对数字时看它。
// parameter task: text | 任务标识 | 其他查询的“任务标识”一列
// choices task: MATCH (d:Document)-[:CONTAINS]->(t:Task)-[:TARGETS]->() WITH DISTINCT d, t RETURN t.id AS value, d.jurisdiction + ' ' + coalesce(t.number, '') + ' ' + t.label AS label ORDER BY d.id, t.seq LIMIT 2000
// columns: 指标, 比较:op, 数值, 上限, 单位, 每年, 期限, 种类:kind, 原文, 起, 止
// empty: 这项任务没有数字目标
MATCH (t:Task {id: $task})-[g:TARGETS]->(i:Indicator)
RETURN coalesce(g.printed_name, i.name) AS `指标`,
       g.op AS `比较`,
       g.value AS `数值`,
       g.value_max AS `上限`,
       coalesce(g.unit, '') AS `单位`,
       CASE WHEN g.per = 'year' THEN '每年' ELSE '' END AS `每年`,
       coalesce(g.due, '') AS `期限`,
       g.kind AS `种类`,
       coalesce(g.raw, '') AS `原文`,
       g.span_start AS `起`,
       g.span_end AS `止`
ORDER BY g.seq, `指标`
