// id: lead_depends
// title: 谁依赖谁
// question: 牵头单位的任务要靠哪些单位配合？
// why: 牵头单位要等别人，配合单位被人等；按任务数排。城市是方案所属的城市，省里的、县里的单位也在内。推定的牵头单独成列。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 牵头单位, 配合单位, 任务数, 其中推定, 牵头标识, 配合标识
// empty: 没有既有牵头又有配合的任务
// picture: MATCH (d:Document)-[:CONTAINS]->(t:Task) WHERE $city = '' OR d.jurisdiction = $city MATCH p = (a:Agency)-[:LEADS]->(t)<-[:COOPERATES]-(b:Agency) RETURN p LIMIT 1200
MATCH (a:Agency)-[r:RELIES_ON]->(b:Agency)
USING INDEX r:RELIES_ON(city)
WHERE r.city STARTS WITH $city AND ($city = '' OR r.city = $city)
RETURN r.city AS `城市`,
       a.name AS `牵头单位`,
       b.name AS `配合单位`,
       r.tasks AS `任务数`,
       r.inferred AS `其中推定`,
       a.id AS `牵头标识`,
       b.id AS `配合标识`
ORDER BY `任务数` DESC, coalesce(a.protocol_rank, 999), coalesce(b.protocol_rank, 999), a.id, b.id, r.city
