// id: shared_tasks
// title: 共同承担任务的机构
// question: 哪两个机构共同承担的任务最多，重合程度如何？
// why: Jaccard = 共同任务 ÷ 两家任务的并集；同一班子常在一起办事，适合建联络机制。城市是方案所属的城市。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter minimum: integer = 2 | 至少共同几项 | 少于此数的不列
// columns: 城市, 机构甲, 机构乙, 共同任务, 甲任务, 乙任务, 重合度, 机构标识甲, 机构标识乙
// empty: 没有共同承担任务的机构
MATCH (a:Agency)-[r:WORKS_WITH]->(b:Agency)
USING INDEX r:WORKS_WITH(city)
WHERE r.city STARTS WITH $city AND ($city = '' OR r.city = $city) AND r.tasks >= $minimum
WITH a, r, b ORDER BY r.tasks DESC
MATCH (a)-[s:SERVES]->(j:Jurisdiction {id: r.city})<-[o:SERVES]-(b)
RETURN r.city AS `城市`,
       a.name AS `机构甲`,
       b.name AS `机构乙`,
       r.tasks AS `共同任务`,
       s.tasks AS `甲任务`,
       o.tasks AS `乙任务`,
       round(1.0 * r.tasks / (s.tasks + o.tasks - r.tasks), 3) AS `重合度`,
       a.id AS `机构标识甲`,
       b.id AS `机构标识乙`
ORDER BY `共同任务` DESC, `重合度` DESC, a.id, b.id, r.city
