// id: lead_ranking
// title: 谁要等别人
// question: 哪些单位牵头的任务要靠别的单位，靠多少家，最常靠谁？
// why: 牵头任务越多、涉及单位越多，协调的担子越重；推定的牵头单独计数。城市是方案所属的城市，一家在几个城市的方案里就有几行。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter inferred: boolean = true | 计入推定的牵头 | 推定由列名顺序得出，原文没有写明
// columns: 城市, 牵头单位, 要靠别人的任务, 其中推定, 涉及单位, 最常依靠, 机构标识
// empty: 没有既有牵头又有配合的任务
MATCH (j:Jurisdiction)<-[s:SERVES]-(a:Agency)
WHERE j.id STARTS WITH $city AND ($city = '' OR j.id = $city)
WITH j.id AS city, a,
     CASE WHEN $inferred THEN s.waits ELSE s.waits - s.waits_inferred END AS tasks,
     CASE WHEN $inferred THEN s.waits_inferred ELSE 0 END AS inferred
WHERE tasks > 0
WITH city, a, tasks, inferred ORDER BY tasks DESC
CALL (city, a) {
  MATCH (a)-[r:RELIES_ON {city: city}]->(b:Agency)
  WITH b, CASE WHEN $inferred THEN r.tasks ELSE r.tasks - r.inferred END AS shared
  WHERE shared > 0
  WITH b, shared ORDER BY shared DESC, coalesce(b.protocol_rank, 999999), b.id
  RETURN count(b) AS bodies, collect(b.name + ' ' + toString(shared))[..3] AS closest
}
RETURN city AS `城市`,
       a.name AS `牵头单位`,
       tasks AS `要靠别人的任务`,
       inferred AS `其中推定`,
       bodies AS `涉及单位`,
       closest AS `最常依靠`,
       a.id AS `机构标识`
ORDER BY `要靠别人的任务` DESC, `涉及单位` DESC, coalesce(a.protocol_rank, 999999), a.id, city
