// id: needed_ranking
// title: 谁被别人等
// question: 哪些单位被别人牵头的任务依靠得最多，被多少家依靠？
// why: 排在前面的单位一慢，许多牵头单位都要等。城市是方案所属的城市，一家在几个城市的方案里就有几行。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter inferred: boolean = true | 计入推定的牵头 | 推定由列名顺序得出，原文没有写明
// columns: 城市, 配合单位, 被依靠的任务, 其中推定, 牵头单位数, 最常被谁依靠, 机构标识
// empty: 没有既有牵头又有配合的任务
MATCH (j:Jurisdiction)<-[s:SERVES]-(b:Agency)
WHERE j.id STARTS WITH $city AND ($city = '' OR j.id = $city)
WITH j.id AS city, b,
     CASE WHEN $inferred THEN s.needed ELSE s.needed - s.needed_inferred END AS tasks,
     CASE WHEN $inferred THEN s.needed_inferred ELSE 0 END AS inferred
WHERE tasks > 0
WITH city, b, tasks, inferred ORDER BY tasks DESC
CALL (city, b) {
  MATCH (a:Agency)-[r:RELIES_ON {city: city}]->(b)
  WITH a, CASE WHEN $inferred THEN r.tasks ELSE r.tasks - r.inferred END AS shared
  WHERE shared > 0
  WITH a, shared ORDER BY shared DESC, coalesce(a.protocol_rank, 999999), a.id
  RETURN count(a) AS bodies, collect(a.name + ' ' + toString(shared))[..3] AS closest
}
RETURN city AS `城市`,
       b.name AS `配合单位`,
       tasks AS `被依靠的任务`,
       inferred AS `其中推定`,
       bodies AS `牵头单位数`,
       closest AS `最常被谁依靠`,
       b.id AS `机构标识`
ORDER BY `被依靠的任务` DESC, `牵头单位数` DESC, coalesce(b.protocol_rank, 999999), b.id, city
