// id: task_evidence
// title: 一项任务的全部依据
// question: 这项任务的责任、期限、目标分别是哪句话说的？
// why: 点开任务时看的就是它。
// parameter task: text | 任务标识 | 其他查询的“任务标识”一列
// choices task: MATCH (d:Document)-[:CONTAINS]->(t:Task) RETURN t.id AS value, d.jurisdiction + ' ' + coalesce(t.number, '') + ' ' + t.label AS label ORDER BY d.id, t.seq LIMIT 2000
// columns: 任务, 标题, 正文, 方案, 文件, 章节, 机构, 角色:role, 依据:basis, 更正, 原文表述, 起, 止
// empty: 没有这项任务
MATCH (d:Document)-[:CONTAINS]->(t:Task {id: $task})
OPTIONAL MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t)
RETURN t.id AS `任务`,
       t.label AS `标题`,
       coalesce(t.text, '') AS `正文`,
       d.title AS `方案`,
       d.file AS `文件`,
       t.section AS `章节`,
       a.name AS `机构`,
       CASE WHEN r IS NULL THEN NULL ELSE CASE WHEN type(r) = 'LEADS' THEN 'lead' WHEN r.printed_role = 'cooperate' THEN 'cooperate' ELSE 'responsible' END END AS `角色`,
       r.basis AS `依据`,
       coalesce(r.corrected, '') AS `更正`,
       coalesce(r.quote, '') AS `原文表述`,
       r.span_start AS `起`,
       r.span_end AS `止`
ORDER BY r.seq, a.id
