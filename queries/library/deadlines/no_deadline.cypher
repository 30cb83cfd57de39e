// id: no_deadline
// title: 没有期限的任务
// question: 哪些任务没有写完成时限？
// why: 没有期限的任务无法督办；“持续推进”单独标出。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 任务总数, 有期限, 持续推进, 没有期限, 举例
// empty: 还没有载入任务
MATCH (d:Document)-[:CONTAINS]->(t:Task)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH d, t ORDER BY t.seq
WITH d, count(t) AS total,
     count(CASE WHEN t.due_on IS NOT NULL THEN 1 END) AS dated,
     count(CASE WHEN t.due_on IS NULL AND t.ongoing THEN 1 END) AS ongoing,
     collect(CASE WHEN t.due_on IS NULL AND NOT coalesce(t.ongoing, false) THEN t.label END) AS open
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       total AS `任务总数`,
       dated AS `有期限`,
       ongoing AS `持续推进`,
       size(open) AS `没有期限`,
       open[..5] AS `举例`
ORDER BY `城市`, d.id
