// id: brokers
// title: 居中联系的机构
// question: 哪些机构把平时没有共同任务的单位连到一起？
// why: 这些机构最适合当联络员，也最容易成为堵点；“桥接对数”是只靠它才有交集的单位对数。城市是方案所属的城市。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 机构, 共事单位, 桥接对数, 桥接占比, 机构标识
// empty: 没有机构居中联系别家
MATCH (j:Jurisdiction)
WHERE j.id STARTS WITH $city AND ($city = '' OR j.id = $city)
WITH j.id AS city ORDER BY city
CALL (city) {
  MATCH (a:Agency)-[r:WORKS_WITH {city: city}]-(b:Agency)
  USING INDEX r:WORKS_WITH(city)
  WHERE a.kind = 'body' AND b.kind = 'body'
  WITH a, count(b) AS n
  WHERE n > 1
  RETURN a, n, COUNT {
    MATCH (a)-[r:WORKS_WITH {city: city}]-(b:Agency)-[s:WORKS_WITH {city: city}]->(c:Agency)-[t:WORKS_WITH {city: city}]-(a)
    WHERE b.kind = 'body' AND c.kind = 'body'
  } AS together
}
WITH city, a, n, n * (n - 1) / 2 AS pairs, together
WHERE pairs > together
RETURN city AS `城市`,
       a.name AS `机构`,
       n AS `共事单位`,
       pairs - together AS `桥接对数`,
       round(1.0 * (pairs - together) / pairs, 3) AS `桥接占比`,
       a.id AS `机构标识`
ORDER BY `城市`, `桥接对数` DESC, `桥接占比` DESC, a.id
