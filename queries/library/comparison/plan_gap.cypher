// id: plan_gap
// title: 甲方案有而乙方案没有的
// question: 甲方案点到的职能、指标，和其他方案也有的任务，乙方案缺哪些？
// why: 对照先行城市或上级方案查漏；职能按机构名录归并，不同城市的同类机构算同一职能。
// parameter plan: text | 甲方案 | 以它为准
// choices plan: MATCH (d:Document) RETURN d.id AS value, d.title AS label ORDER BY label
// parameter other: text | 乙方案 | 查它缺什么
// choices other: MATCH (d:Document) RETURN d.id AS value, d.title AS label ORDER BY label
// columns: 类别, 内容, 任务数, 举例, 单位
// empty: 甲方案有的，乙方案都有
CALL () {
  MATCH (:Document {id: $plan})-[:CONTAINS]->(t:Task)<-[:LEADS|COOPERATES]-(a:Agency)
  WHERE a.id = a.jurisdiction + ':' + a.function // 企业、高校等一类之内各家不同，不算同一职能
    AND NOT EXISTS { MATCH (:Document {id: $other})-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(b:Agency) WHERE b.function = a.function }
  RETURN 1 AS place, '职能' AS kind, a.function AS key, a.name AS what, t, [a.name] AS who
  UNION ALL
  MATCH (:Document {id: $plan})-[:CONTAINS]->(t:Task)-[:TARGETS]->(i:Indicator)
  WHERE NOT EXISTS { (:Document {id: $other})-[:TARGETS]->(i) } AND NOT EXISTS { (:Document {id: $other})-[:CONTAINS]->(:Task)-[:TARGETS]->(i) }
  RETURN 2 AS place, '指标' AS kind, i.id AS key, i.name AS what, t, COLLECT { MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS who
  UNION ALL
  MATCH (:Document {id: $plan})-[:CONTAINS]->(t:Task)
  WHERE EXISTS { (t)-[:SIMILAR_TO]-(:Task) } AND NOT EXISTS { (t)-[:SIMILAR_TO]-(:Task)<-[:CONTAINS]-(:Document {id: $other}) }
    AND EXISTS { MATCH (t)-[:SIMILAR_TO]-(:Task)<-[:CONTAINS]-(d:Document) WHERE d.id <> $plan }
  RETURN 3 AS place, '别处也有的任务' AS kind, t.id AS key, t.label AS what, t, COLLECT { MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS who
}
WITH place, kind, key, what, t, who ORDER BY t.seq
WITH place, kind, key, collect(what)[0] AS what, count(DISTINCT t) AS tasks, collect(DISTINCT t.label)[..3] AS examples, collect(who)[0][..4] AS who
RETURN kind AS `类别`,
       what AS `内容`,
       tasks AS `任务数`,
       examples AS `举例`,
       who AS `单位`
ORDER BY place, `任务数` DESC, key
