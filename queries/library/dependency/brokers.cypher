// id: brokers
// title: 居中联系的机构
// question: 哪些机构把平时没有共同任务的单位连到一起？
// why: 这些机构最适合当联络员，也最容易成为堵点；“桥接对数”是只靠它才有交集的单位对数。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 机构, 共事单位, 桥接对数, 桥接占比, 机构标识
// empty: 没有机构居中联系别家
MATCH (a:Agency)-[:LEADS|COOPERATES]->(:Task)<-[:LEADS|COOPERATES]-(b:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city) AND a.kind = 'body' AND b.kind = 'body' AND a <> b
WITH a, collect(DISTINCT b) AS partners
WHERE size(partners) > 1
CALL (partners) {
  UNWIND partners AS b
  MATCH (b)-[:LEADS|COOPERATES]->(:Task)<-[:LEADS|COOPERATES]-(c:Agency)
  WHERE c IN partners AND b.id < c.id
  WITH DISTINCT b, c
  RETURN count(*) AS together
}
WITH a, size(partners) AS n, size(partners) * (size(partners) - 1) / 2 AS pairs, together
WHERE pairs > together
RETURN a.jurisdiction AS `城市`,
       a.name AS `机构`,
       n AS `共事单位`,
       pairs - together AS `桥接对数`,
       round(1.0 * (pairs - together) / pairs, 3) AS `桥接占比`,
       a.id AS `机构标识`
ORDER BY `桥接对数` DESC, `桥接占比` DESC, a.id
