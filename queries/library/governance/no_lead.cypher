// id: no_lead
// title: 没有明确牵头的任务
// question: 哪些任务没有写明牵头单位？
// why: “有责任单位，未明确牵头”要开会定人；“没有责任单位”要补。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter status: text = "" | 情况 | none_named 有责任单位，none 没有责任单位，不填为两者
// choices status: UNWIND [['none_named', '有责任单位，未明确牵头'], ['none', '没有责任单位']] AS pair RETURN pair[0] AS value, pair[1] AS label
// columns: 城市, 方案, 编号, 任务, 情况:lead_status, 责任单位, 章节, 任务标识
// empty: 没有发现未明确牵头的任务
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH d ORDER BY d.jurisdiction, d.id
MATCH (d)-[:CONTAINS]->(t:Task)
WHERE t.lead_status IN ['none_named', 'none'] AND ($status = '' OR t.lead_status = $status)
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       t.number AS `编号`,
       t.label AS `任务`,
       t.lead_status AS `情况`,
       COLLECT { MATCH (a:Agency)-[r:COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS `责任单位`,
       t.section AS `章节`,
       t.id AS `任务标识`
ORDER BY `城市`, d.id, t.seq
