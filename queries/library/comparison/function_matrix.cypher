// id: function_matrix
// title: 同一职能在各市的分量
// question: 各市承担同一职能的机构各有多少任务、牵头多少？
// why: 同一条线在别的城市是牵头还是配合，一行看清；只列至少在两个城市出现的职能。
// columns: 职能, 城市, 机构, 任务, 牵头, 其中推定牵头, 占本市任务
// empty: 载入的方案还没有两个城市的同类机构
MATCH (a:Agency)-[s:SERVES]->(j:Jurisdiction)
WHERE a.id = a.jurisdiction + ':' + a.function // 企业、高校等一类之内各家不同，不算同一职能
WITH a, sum(s.tasks) AS tasks, sum(s.named + s.sole + s.inferred) AS leads, sum(s.inferred) AS inferred
ORDER BY tasks DESC, a.id
WITH a.function AS function, collect({agency: a, tasks: tasks, leads: leads, inferred: inferred}) AS rows,
     count(DISTINCT a.jurisdiction) AS places, sum(tasks) AS total
WHERE places > 1
UNWIND rows AS row
WITH rows[0].agency.name AS name, function, total, row, row.agency AS a ORDER BY total DESC, function, row.tasks DESC, a.id
CALL (a) {
  MATCH (d:Document {jurisdiction: a.jurisdiction})
  RETURN sum(d.task_count) AS all
}
RETURN name AS `职能`,
       a.jurisdiction AS `城市`,
       a.name AS `机构`,
       row.tasks AS `任务`,
       row.leads AS `牵头`,
       row.inferred AS `其中推定牵头`,
       CASE WHEN all > 0 THEN round(1.0 * row.tasks / all, 3) END AS `占本市任务`
ORDER BY total DESC, function, `任务` DESC, a.id
