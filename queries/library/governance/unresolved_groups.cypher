// id: unresolved_groups
// title: 没有落到具体单位的一类机构
// question: “各有关部门”“各区县”这类说法出现在哪里，任务里有没有点名的单位？
// why: 没有一家被点名的任务最容易落空。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 一类机构, 任务, 其中没有点名单位, 牵头, 举例
// empty: 没有“各…”一类的说法
MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t:Task)
WHERE a.kind = 'group' AND a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH a, r, t, EXISTS { MATCH (b:Agency)-[:LEADS|COOPERATES]->(t) WHERE b.kind = 'body' } AS named
ORDER BY named, t.document_id, t.seq
WITH a, count(DISTINCT t) AS tasks, count(DISTINCT CASE WHEN NOT named THEN t END) AS bare,
     count(DISTINCT CASE WHEN type(r) = 'LEADS' THEN t END) AS leads, collect(DISTINCT t.label)[..3] AS examples
RETURN a.jurisdiction AS `城市`,
       a.name AS `一类机构`,
       tasks AS `任务`,
       bare AS `其中没有点名单位`,
       leads AS `牵头`,
       examples AS `举例`
ORDER BY `城市`, `其中没有点名单位` DESC, `任务` DESC, a.id
