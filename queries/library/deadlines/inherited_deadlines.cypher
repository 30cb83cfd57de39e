// id: inherited_deadlines
// title: 由步骤得出的期限
// question: 没有写期限的任务，同一方案里说同一件事的步骤写了什么时间？
// why: 有的方案把任务和实施步骤分两章写，时间只写在步骤上；这里按相近任务推算，请核对两边原文。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 编号, 任务, 推算期限, 期限原文, 出自步骤, 相近度, 任务标识, 步骤标识
// empty: 没有可以由步骤推算期限的任务
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH d ORDER BY d.jurisdiction, d.id
MATCH (d)-[:CONTAINS]->(step:Task)-[s:SIMILAR_TO]->(t:Task)<-[:CONTAINS]-(d)
WHERE s.relation = 'restates' AND step.time_raw IS NOT NULL AND t.time_raw IS NULL
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       t.number AS `编号`,
       t.label AS `任务`,
       coalesce(toString(step.due_on), CASE WHEN step.ongoing THEN '持续推进' ELSE '' END) AS `推算期限`,
       step.time_raw AS `期限原文`,
       step.label AS `出自步骤`,
       s.score AS `相近度`,
       t.id AS `任务标识`,
       step.id AS `步骤标识`
ORDER BY `城市`, d.id, t.seq, `相近度` DESC, step.seq
