// id: needed_ranking
// title: 谁被别人等
// question: 哪些单位被别人牵头的任务依靠得最多，被多少家依靠？
// why: 排在前面的单位一慢，许多牵头单位都要等。城市是方案所属的城市，一家在几个城市的方案里就有几行。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter inferred: boolean = true | 计入推定的牵头 | 推定由列名顺序得出，原文没有写明
// columns: 城市, 配合单位, 被依靠的任务, 其中推定, 牵头单位数, 最常被谁依靠, 机构标识
// empty: 没有既有牵头又有配合的任务
MATCH (d:Document)-[:CONTAINS]->(t:Task)<-[l:LEADS]-(a:Agency)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
  AND ($inferred OR l.basis <> 'first_listed')
MATCH (t)<-[:COOPERATES]-(b:Agency)
WHERE a <> b
WITH d.jurisdiction AS city, b,
     count(DISTINCT t) AS tasks,
     count(DISTINCT CASE WHEN l.basis = 'first_listed' THEN t END) AS inferred,
     collect({body: a, task: t.id}) AS links
CALL (links) {
  UNWIND links AS link
  WITH link.body AS body, count(DISTINCT link.task) AS shared
  ORDER BY shared DESC, coalesce(body.protocol_rank, 999999), body.id
  RETURN count(body) AS bodies, collect(body.name + ' ' + toString(shared))[..3] AS closest
}
RETURN city AS `城市`,
       b.name AS `配合单位`,
       tasks AS `被依靠的任务`,
       inferred AS `其中推定`,
       bodies AS `牵头单位数`,
       closest AS `最常被谁依靠`,
       b.id AS `机构标识`
ORDER BY `被依靠的任务` DESC, `牵头单位数` DESC, coalesce(b.protocol_rank, 999999), b.id, city
