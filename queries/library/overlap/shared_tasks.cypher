// id: shared_tasks
// title: 共同承担任务的机构
// question: 哪两个机构共同承担的任务最多，重合程度如何？
// why: Jaccard = 共同任务 ÷ 两家任务的并集；同一班子常在一起办事，适合建联络机制。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter minimum: integer = 2 | 至少共同几项 | 少于此数的不列
// columns: 城市, 机构甲, 机构乙, 共同任务, 甲任务, 乙任务, 重合度, 机构标识甲, 机构标识乙
// empty: 没有共同承担任务的机构
MATCH (a:Agency)-[:LEADS|COOPERATES]->(t:Task)<-[:LEADS|COOPERATES]-(b:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city) AND a.id < b.id
WITH a, b, count(DISTINCT t) AS shared
WHERE shared >= $minimum
WITH a, collect({other: b, shared: shared}) AS pairs
WITH a, pairs, COUNT { MATCH (a)-[:LEADS|COOPERATES]->(t:Task) RETURN DISTINCT t } AS own
UNWIND pairs AS pair
WITH pair.other AS b, collect({body: a, own: own, shared: pair.shared}) AS pairs
WITH b, pairs, COUNT { MATCH (b)-[:LEADS|COOPERATES]->(t:Task) RETURN DISTINCT t } AS others
UNWIND pairs AS pair
WITH pair.body AS a, b, pair.shared AS shared, pair.own AS own, others
RETURN a.jurisdiction AS `城市`,
       a.name AS `机构甲`,
       b.name AS `机构乙`,
       shared AS `共同任务`,
       own AS `甲任务`,
       others AS `乙任务`,
       round(1.0 * shared / (own + others - shared), 3) AS `重合度`,
       a.id AS `机构标识甲`,
       b.id AS `机构标识乙`
ORDER BY `共同任务` DESC, `重合度` DESC, a.id, b.id
