// id: protocol_groups
// title: 按建制序列的工作量
// question: 党委部门、政府部门、群团、垂管等各序列分到多少任务，牵头多少？
// why: 看任务主要压在哪一条线上；序列由机构名录的建制顺序得出。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 序列, 机构数, 任务, 牵头, 其中推定牵头, 任务最多的机构
// empty: 还没有载入任务
MATCH (a:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH DISTINCT a.jurisdiction AS city ORDER BY city
CALL (city) {
  MATCH (a:Agency {jurisdiction: city})-[s:SERVES]->(:Jurisdiction)
  WITH a, sum(s.tasks) AS n, sum(s.inferred) AS guessed,
       CASE
         WHEN a.kind = 'group' THEN [9, '一类机构（各区县、各成员单位等）']
         WHEN a.protocol_rank IS NULL THEN [8, '未列入建制顺序']
         WHEN a.protocol_rank < 200 THEN [1, '党委部门']
         WHEN a.protocol_rank < 300 THEN [2, '人大、政府办、政协']
         WHEN a.protocol_rank < 400 THEN [3, '法院、检察院']
         WHEN a.protocol_rank < 600 THEN [4, '政府部门、直属机构和事业单位']
         WHEN a.protocol_rank < 650 THEN [5, '群团']
         WHEN a.protocol_rank < 700 THEN [6, '开发区']
         ELSE [7, '垂直管理部门']
       END AS line
  WITH a, line, n, guessed ORDER BY n DESC, coalesce(a.protocol_rank, 999), a.id
  WITH line, collect(a) AS agencies, sum(guessed) AS inferred
  RETURN line, agencies, inferred,
         COUNT { UNWIND agencies AS b MATCH (b)-[:LEADS|COOPERATES]->(t) RETURN DISTINCT t } AS tasks,
         COUNT { UNWIND agencies AS b MATCH (b)-[:LEADS]->(t) RETURN DISTINCT t } AS leads
}
RETURN city AS `城市`,
       line[1] AS `序列`,
       size(agencies) AS `机构数`,
       tasks AS `任务`,
       leads AS `牵头`,
       inferred AS `其中推定牵头`,
       [each IN agencies[..3] | each.name] AS `任务最多的机构`
ORDER BY `城市`, line[0]
