// id: shared_tasks
// title: 共同承担任务的机构
// question: 哪两个机构共同承担的任务最多，重合程度如何？
// why: Jaccard = 共同任务 ÷ 两家任务的并集；同一班子常在一起办事，适合建联络机制。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter minimum: integer = 2 | 至少共同几项 | 少于此数的不列
// columns: 城市, 机构甲, 机构乙, 共同任务, 甲任务, 乙任务, 重合度
// empty: 没有共同承担任务的机构
MATCH (a:Agency)-[:LEADS|COOPERATES]->(t:Task)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH a, collect(DISTINCT t) AS tasks
WITH collect({agency: a, tasks: tasks, n: size(tasks)}) AS all
UNWIND all AS left
UNWIND left.tasks AS t
MATCH (b:Agency)-[:LEADS|COOPERATES]->(t)
WHERE left.agency.id < b.id
WITH left, b, count(DISTINCT t) AS shared
WHERE shared >= $minimum
MATCH (b)-[:LEADS|COOPERATES]->(u:Task)
WITH left, b, shared, count(DISTINCT u) AS others
RETURN left.agency.jurisdiction AS `城市`,
       left.agency.name AS `机构甲`,
       b.name AS `机构乙`,
       shared AS `共同任务`,
       left.n AS `甲任务`,
       others AS `乙任务`,
       round(1.0 * shared / (left.n + others - shared), 3) AS `重合度`
ORDER BY `共同任务` DESC, `重合度` DESC, left.agency.id, b.id
