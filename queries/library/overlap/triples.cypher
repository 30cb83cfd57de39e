// id: triples
// title: 常在一起的三家
// question: 哪三家机构共同承担的任务最多？
// why: 三家总在一起，适合建一个联席机制；“各…”一类机构不计。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter minimum: integer = 3 | 至少共同几项 | 少于此数的不列
// columns: 城市, 机构甲, 机构乙, 机构丙, 共同任务, 举例, 机构标识甲, 机构标识乙, 机构标识丙
// empty: 没有三家共同承担这么多任务
MATCH (a:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH DISTINCT a.jurisdiction AS city ORDER BY city
CALL (city) {
  MATCH (a:Agency {jurisdiction: city})-[:LEADS|COOPERATES]->(t:Task)
  WHERE a.kind = 'body'
  WITH DISTINCT t, a ORDER BY a.id
  WITH t, collect(a) AS agencies
  WHERE size(agencies) > 2
  UNWIND range(0, size(agencies) - 3) AS i
  UNWIND range(i + 1, size(agencies) - 2) AS j
  UNWIND range(j + 1, size(agencies) - 1) AS k
  WITH agencies[i] AS a, agencies[j] AS b, agencies[k] AS c, t ORDER BY t.document_id, t.seq
  WITH a, b, c, count(t) AS shared, collect(t.label)[..3] AS examples
  WHERE shared >= $minimum
  RETURN a, b, c, shared, examples
}
RETURN city AS `城市`,
       a.name AS `机构甲`,
       b.name AS `机构乙`,
       c.name AS `机构丙`,
       shared AS `共同任务`,
       examples AS `举例`,
       a.id AS `机构标识甲`,
       b.id AS `机构标识乙`,
       c.id AS `机构标识丙`
ORDER BY `城市`, `共同任务` DESC, a.id, b.id, c.id
