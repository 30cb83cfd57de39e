// id: similar_tasks
// title: 说法相近的任务
// question: 哪些任务说的是同一件事，或部分重合？各由谁做？
// why: 重复部署的任务要合并口径、明确一家；相近由用字推算，不是原文写明，请对照两边原文。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter scope: text = "" | 范围 | within 同一方案之内，between 不同方案之间，不填为两者
// choices scope: UNWIND [['within', '同一方案之内'], ['between', '不同方案之间']] AS pair RETURN pair[0] AS value, pair[1] AS label
// parameter relation: text = "" | 程度 | restates 说同一件事，overlaps 部分重合，不填为两者
// choices relation: UNWIND [['restates', '说同一件事'], ['overlaps', '部分重合']] AS pair RETURN pair[0] AS value, pair[1] AS label
// columns: 程度:relation, 相近度, 城市甲, 任务甲, 正文甲, 单位甲, 城市乙, 任务乙, 正文乙, 单位乙, 共同单位, 任务标识甲, 任务标识乙
// empty: 没有发现说法相近的任务
// picture: MATCH p = (t:Task)-[s:SIMILAR_TO]->(u:Task) WHERE ($relation = '' OR s.relation = $relation) AND ($scope = '' OR ($scope = 'within') = (t.document_id = u.document_id)) MATCH (d:Document)-[:CONTAINS]->(t) WHERE $city = '' OR d.jurisdiction = $city RETURN p LIMIT 300
CALL () {
  MATCH (d:Document)-[:CONTAINS]->(t:Task)-[s:SIMILAR_TO]->(u:Task)
  WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
  RETURN t, s, u
  UNION
  MATCH (e:Document {jurisdiction: $city})-[:CONTAINS]->(u:Task)<-[s:SIMILAR_TO]-(t:Task)
  RETURN t, s, u
}
MATCH (d:Document)-[:CONTAINS]->(t)
MATCH (e:Document)-[:CONTAINS]->(u)
WHERE ($relation = '' OR s.relation = $relation)
  AND ($scope = '' OR ($scope = 'within') = (d = e))
WITH d, t, s, u, e,
     COLLECT { MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS left,
     COLLECT { MATCH (a:Agency)-[r:LEADS|COOPERATES]->(u) RETURN a.name ORDER BY r.seq } AS right
RETURN s.relation AS `程度`,
       s.score AS `相近度`,
       d.jurisdiction AS `城市甲`,
       t.label AS `任务甲`,
       coalesce(t.text, '') AS `正文甲`,
       left AS `单位甲`,
       e.jurisdiction AS `城市乙`,
       u.label AS `任务乙`,
       coalesce(u.text, '') AS `正文乙`,
       right AS `单位乙`,
       [name IN left WHERE name IN right] AS `共同单位`,
       t.id AS `任务标识甲`,
       u.id AS `任务标识乙`
ORDER BY s.relation DESC, s.score DESC, t.id, u.id
