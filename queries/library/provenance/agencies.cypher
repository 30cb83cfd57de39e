// id: agencies
// title: 机构一览
// question: 图里有哪些机构，叫什么，排在哪里，各有多少任务？
// why: 按机构顺序排列；同一机构的简称、旧称列在一起。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 所在地, 机构, 全称, 类型, 建制顺序, 牵头, 其中推定, 参与, 任务, 其他名称, 职能, 机构标识
// empty: 还没有载入带责任单位的任务
MATCH (j:Jurisdiction)<-[s:SERVES]-(a:Agency)
WHERE j.id STARTS WITH $city AND ($city = '' OR j.id = $city)
WITH a, sum(s.tasks) AS tasks, sum(s.named + s.sole + s.inferred) AS leads, sum(s.inferred) AS inferred, sum(s.joins) AS joins
RETURN a.jurisdiction AS `所在地`,
       a.name AS `机构`,
       coalesce(a.official_name, '') AS `全称`,
       CASE WHEN a.kind = 'group' THEN '一类机构' ELSE '单个机构' END AS `类型`,
       a.protocol_rank AS `建制顺序`,
       leads AS `牵头`,
       inferred AS `其中推定`,
       joins AS `参与`,
       tasks AS `任务`,
       coalesce(a.aliases, []) AS `其他名称`,
       coalesce(a.function, '') AS `职能`,
       a.id AS `机构标识`
ORDER BY `所在地`, a.kind = 'group', coalesce(a.protocol_rank, 999999), a.id
