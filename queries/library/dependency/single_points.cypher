// id: single_points
// title: 唯一经手的机构
// question: 哪些机构一停，任务就没有人做？
// why: “独自承担”只有它一家；“唯一牵头”别家只是配合，它一停任务就没人带。统一条款带来的单位不算经手。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 机构, 独自承担, 唯一牵头, 其中推定, 合计, 举例, 机构标识
// empty: 没有只靠一家的任务
MATCH (a:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH DISTINCT a.jurisdiction AS city ORDER BY city
CALL (city) {
  MATCH (a:Agency {jurisdiction: city})-[r:LEADS|COOPERATES]->(t:Task)
  WHERE r.basis <> 'blanket'
  WITH a, r, t,
       COUNT { MATCH (b:Agency)-[o:LEADS|COOPERATES]->(t) WHERE b <> a AND o.basis <> 'blanket' } AS others,
       COUNT { MATCH (b:Agency)-[:LEADS]->(t) WHERE b <> a } AS leads
  WHERE others = 0 OR (type(r) = 'LEADS' AND leads = 0)
  WITH a, r, t, others ORDER BY t.document_id, t.seq
  RETURN a, count(DISTINCT CASE WHEN others = 0 THEN t END) AS alone,
         count(DISTINCT CASE WHEN others > 0 THEN t END) AS leading,
         count(DISTINCT CASE WHEN others > 0 AND r.basis = 'first_listed' THEN t END) AS inferred,
         count(DISTINCT t) AS total, collect(DISTINCT t.label)[..3] AS examples
}
RETURN city AS `城市`,
       a.name AS `机构`,
       alone AS `独自承担`,
       leading AS `唯一牵头`,
       inferred AS `其中推定`,
       total AS `合计`,
       examples AS `举例`,
       a.id AS `机构标识`
ORDER BY `城市`, `合计` DESC, coalesce(a.protocol_rank, 999), a.id
