// id: partners
// title: 某机构和谁共事
// question: 这个机构的任务由谁牵头，又有谁参与？
// why: 开协调会该请谁。
// parameter agency: text = 市市场监管局 | 机构 | 简称、全称、旧称都可以
// choices agency: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 机构, 所在地, 对方牵头, 对方参与, 共同任务
// empty: 没有与其他机构共同的任务
// picture: MATCH p = (a:Agency)-[:LEADS|COOPERATES]->(t:Task)<-[:LEADS|COOPERATES]-(b:Agency) WHERE (a.name = $agency OR $agency IN a.aliases OR a.official_name = $agency) AND ($city = '' OR a.jurisdiction = $city) RETURN p LIMIT 1200
MATCH (a:Agency)
WHERE (a.name = $agency OR $agency IN a.aliases OR a.official_name = $agency)
  AND a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH DISTINCT a
MATCH (a)-[:LEADS|COOPERATES]->(t:Task)<-[r:LEADS|COOPERATES]-(b:Agency)
WHERE a <> b
WITH b, count(DISTINCT t) AS tasks,
     count(DISTINCT CASE WHEN type(r) = 'LEADS' THEN t END) AS leads,
     count(DISTINCT CASE WHEN type(r) = 'COOPERATES' THEN t END) AS joins
RETURN b.name AS `机构`,
       b.jurisdiction AS `所在地`,
       leads AS `对方牵头`,
       joins AS `对方参与`,
       tasks AS `共同任务`
ORDER BY `共同任务` DESC, coalesce(b.protocol_rank, 999), b.id
