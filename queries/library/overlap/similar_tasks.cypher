// id: similar_tasks
// title: 说法相近的任务
// question: 哪些任务说的是同一件事，或部分重合？各由谁做？
// why: 重复部署的任务要合并口径、明确一家；相近由用字推算，不是原文写明，请对照两边原文。甲是较短的一方。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter scope: text = "" | 范围 | within 同一方案之内，between 不同方案之间，不填为两者
// choices scope: UNWIND [['within', '同一方案之内'], ['between', '不同方案之间']] AS pair RETURN pair[0] AS value, pair[1] AS label
// parameter relation: text = "" | 程度 | restates 说同一件事，overlaps 部分重合，不填为两者
// choices relation: UNWIND [['restates', '说同一件事'], ['overlaps', '部分重合']] AS pair RETURN pair[0] AS value, pair[1] AS label
// parameter minimum: number = 0 | 相近度不低于 | 0 到 1
// parameter word: text = "" | 含有文字 | 两边任一任务或其单位
// columns: 程度:relation, 相近度, 城市甲, 方案甲, 任务甲, 正文甲, 牵头甲, 单位甲, 期限甲, 目标甲, 城市乙, 方案乙, 任务乙, 正文乙, 牵头乙, 单位乙, 期限乙, 目标乙, 共同单位, 任务标识甲, 任务标识乙
// empty: 没有发现说法相近的任务
// picture: MATCH p = (t:Task)-[s:SIMILAR_TO]->(u:Task) WHERE ($relation = '' OR s.relation = $relation) AND ($scope = '' OR ($scope = 'within') = (t.document_id = u.document_id)) MATCH (d:Document)-[:CONTAINS]->(t) WHERE $city = '' OR d.jurisdiction = $city RETURN p LIMIT 300
CALL () {
  WITH 1 AS once WHERE $city = ''
  MATCH (t)-[s:SIMILAR_TO]->(u)
  RETURN t, s, u
  UNION ALL
  MATCH (d:Document)-[:CONTAINS]->(t:Task)-[s:SIMILAR_TO]->(u:Task)
  USING INDEX d:Document(jurisdiction)
  WHERE d.jurisdiction = $city
  RETURN t, s, u
  UNION ALL
  MATCH (e:Document)-[:CONTAINS]->(u:Task)<-[s:SIMILAR_TO]-(t:Task)<-[:CONTAINS]-(d:Document)
  USING INDEX e:Document(jurisdiction)
  WHERE e.jurisdiction = $city AND d.jurisdiction <> $city
  RETURN t, s, u
}
WITH t, s, u ORDER BY s.relation DESC, s.score DESC
WHERE ($relation = '' OR s.relation = $relation)
  AND ($scope = '' OR ($scope = 'within') = (t.document_id = u.document_id))
  AND s.score >= $minimum
  AND ($word = '' OR t.text CONTAINS $word OR u.text CONTAINS $word OR t.label CONTAINS $word OR u.label CONTAINS $word
       OR EXISTS { (a:Agency)-[:LEADS|COOPERATES]->(t) WHERE a.name CONTAINS $word }
       OR EXISTS { (a:Agency)-[:LEADS|COOPERATES]->(u) WHERE a.name CONTAINS $word })
MATCH (d:Document)-[:CONTAINS]->(t)
MATCH (e:Document)-[:CONTAINS]->(u)
WITH d, t, s, u, e,
     COLLECT { MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS left,
     COLLECT { MATCH (a:Agency)-[r:LEADS|COOPERATES]->(u) RETURN a.name ORDER BY r.seq } AS right
RETURN s.relation AS `程度`,
       s.score AS `相近度`,
       d.jurisdiction AS `城市甲`,
       d.title AS `方案甲`,
       t.label AS `任务甲`,
       coalesce(t.text, '') AS `正文甲`,
       COLLECT { MATCH (a:Agency)-[r:LEADS]->(t) RETURN a.name + CASE WHEN r.basis = 'first_listed' THEN '（推定）' ELSE '' END ORDER BY r.seq } AS `牵头甲`,
       left AS `单位甲`,
       coalesce(t.time_raw, '') AS `期限甲`,
       COLLECT { MATCH (t)-[g:TARGETS]->(i:Indicator) RETURN coalesce(nullIf(g.raw, ''), i.name) ORDER BY g.seq } AS `目标甲`,
       e.jurisdiction AS `城市乙`,
       e.title AS `方案乙`,
       u.label AS `任务乙`,
       coalesce(u.text, '') AS `正文乙`,
       COLLECT { MATCH (a:Agency)-[r:LEADS]->(u) RETURN a.name + CASE WHEN r.basis = 'first_listed' THEN '（推定）' ELSE '' END ORDER BY r.seq } AS `牵头乙`,
       right AS `单位乙`,
       coalesce(u.time_raw, '') AS `期限乙`,
       COLLECT { MATCH (u)-[g:TARGETS]->(i:Indicator) RETURN coalesce(nullIf(g.raw, ''), i.name) ORDER BY g.seq } AS `目标乙`,
       [name IN left WHERE name IN right] AS `共同单位`,
       t.id AS `任务标识甲`,
       u.id AS `任务标识乙`
ORDER BY s.relation DESC, s.score DESC, t.id, u.id
