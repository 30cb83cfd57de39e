// id: task_card
// title: 一项任务的卡片
// question: 这项任务在哪份方案的什么位置，原文怎么写，何时完成？
// why: 打开任务时先看它；责任单位见“一项任务的全部依据”，目标见“一项任务的目标”。
// parameter task: text | 任务标识 | 其他查询的“任务标识”一列
// choices task: MATCH (d:Document)-[:CONTAINS]->(t:Task) RETURN t.id AS value, d.jurisdiction + ' ' + coalesce(t.number, '') + ' ' + t.label AS label ORDER BY d.id, t.seq LIMIT 2000
// columns: 任务标识, 编号, 标题, 正文, 上级标题, 期限原文, 到期, 持续, 牵头情况:lead_status, 城市, 方案, 文号, 文件, 全文字数, 起, 止, 名单顺序:list_order, 方案规则, 统一条款
// empty: 没有这项任务
MATCH (d:Document)-[:CONTAINS]->(t:Task {id: $task})
RETURN t.id AS `任务标识`,
       coalesce(t.number, '') AS `编号`,
       t.label AS `标题`,
       coalesce(t.text, '') AS `正文`,
       coalesce(t.path, []) AS `上级标题`,
       coalesce(t.time_raw, '') AS `期限原文`,
       t.due_on AS `到期`,
       coalesce(t.ongoing, false) AS `持续`,
       t.lead_status AS `牵头情况`,
       d.jurisdiction AS `城市`,
       d.title AS `方案`,
       coalesce(d.number, '') AS `文号`,
       coalesce(d.file, '') AS `文件`,
       d.characters AS `全文字数`,
       t.span_start AS `起`,
       t.span_end AS `止`,
       d.list_order AS `名单顺序`,
       coalesce(d.lead_rule, '') AS `方案规则`,
       coalesce(d.blanket_clause, '') AS `统一条款`
ORDER BY d.id, t.seq
