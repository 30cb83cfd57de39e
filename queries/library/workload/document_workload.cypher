// id: document_workload
// title: 各方案的任务量
// question: 每份方案有多少任务、多少单位，多少写明了牵头、期限和目标？
// why: 一眼看出哪份方案写得实、哪份写得虚。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 任务, 写明牵头, 推定牵头, 未明确牵头, 有期限, 有目标, 单位, 要求条数, 未读懂处, 文件标识
// empty: 还没有载入方案
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH d, coalesce(d.task_count, COUNT { (d)-[:CONTAINS]->(:Task) }) AS tasks ORDER BY d.jurisdiction, tasks DESC, d.id
CALL (d) {
  OPTIONAL MATCH (d)-[:CONTAINS]->(t:Task)
  RETURN count(CASE WHEN t.lead_status IN ['printed', 'rule', 'corrected', 'sole'] THEN 1 END) AS named,
         count(CASE WHEN t.lead_status = 'first_listed' THEN 1 END) AS inferred,
         count(CASE WHEN t.lead_status IN ['none_named', 'none'] THEN 1 END) AS unnamed,
         count(CASE WHEN t.due_on IS NOT NULL THEN 1 END) AS dated,
         count(CASE WHEN EXISTS { (t)-[:TARGETS]->(:Indicator) } THEN 1 END) AS measured
}
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       tasks AS `任务`,
       named AS `写明牵头`,
       inferred AS `推定牵头`,
       unnamed AS `未明确牵头`,
       dated AS `有期限`,
       measured AS `有目标`,
       COUNT { MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(a:Agency) RETURN DISTINCT a } AS `单位`,
       COUNT { (d)-[:CONTAINS]->(:Task)-[:IMPOSES]->(:Obligation) } AS `要求条数`,
       coalesce(d.issue_count, 0) AS `未读懂处`,
       d.id AS `文件标识`
ORDER BY `城市`, `任务` DESC, d.id
