// id: year_workload
// title: 各机构逐年到期的任务
// question: 每个机构每年有多少任务到期，其中牵头多少？
// why: 看哪一年、哪一家要集中交账；没有写期限的另列。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter agency: text = "" | 机构 | 不填为全部机构
// choices agency: MATCH (a:Agency) RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// columns: 城市, 机构, 到期年份, 任务, 其中牵头, 其中推定牵头, 机构标识
// empty: 没有符合条件的任务
CALL () {
  WITH 1 AS all WHERE $agency = ''
  MATCH (a:Agency)
  WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
  RETURN a
  UNION
  MATCH (a:Agency)
  WHERE (a.id = $agency OR a.name = $agency OR $agency IN a.aliases OR a.official_name = $agency)
    AND ($city = '' OR a.jurisdiction = $city)
  RETURN a
}
WITH a ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), a.id
CALL (a) {
  MATCH (a)-[r:LEADS|COOPERATES]->(t:Task)
  RETURN CASE WHEN t.due_on IS NULL THEN CASE WHEN t.ongoing THEN '持续推进' ELSE '未写期限' END ELSE left(toString(t.due_on), 4) END AS year,
         count(DISTINCT t) AS tasks,
         count(DISTINCT CASE WHEN type(r) = 'LEADS' THEN t END) AS leads,
         count(DISTINCT CASE WHEN r.basis = 'first_listed' THEN t END) AS inferred
}
RETURN a.jurisdiction AS `城市`,
       a.name AS `机构`,
       year AS `到期年份`,
       tasks AS `任务`,
       leads AS `其中牵头`,
       inferred AS `其中推定牵头`,
       a.id AS `机构标识`
ORDER BY `城市`, coalesce(a.protocol_rank, 999), a.id, `到期年份`
