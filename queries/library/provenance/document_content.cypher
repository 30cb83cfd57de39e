// id: document_content
// title: 一份方案写进图里的全部内容
// question: 这份方案带来了哪些任务、机构关系、目标和要求，原文哪一句？
// why: 逐条核对；起止是抽取文本中的字符位置，与 ingest text 的输出对得上。
// parameter document: text | 方案 | 一份
// choices document: MATCH (d:Document) RETURN d.id AS value, d.title AS label ORDER BY label
// columns: 任务, 种类, 内容, 依据:basis, 原文, 起, 止, 任务标识
// empty: 没有这份方案，或它没有任务
CALL () {
  MATCH (d:Document {id: $document})-[:CONTAINS]->(t:Task)
  RETURN t.seq AS place, 1 AS kind, 0 AS n, t.label AS task, '任务' AS what, coalesce(t.title, t.label) AS content, '' AS basis, coalesce(t.text, '') AS said, t.span_start AS a, t.span_end AS b, t.id AS id
  UNION ALL
  MATCH (d:Document {id: $document})-[:CONTAINS]->(t:Task)<-[r:LEADS|COOPERATES]-(x:Agency)
  RETURN t.seq AS place, 2 AS kind, r.seq AS n, t.label AS task, CASE type(r) WHEN 'LEADS' THEN '牵头' ELSE '参与' END AS what, x.name AS content, r.basis AS basis, coalesce(r.quote, r.surface) AS said, r.span_start AS a, r.span_end AS b, t.id AS id
  UNION ALL
  MATCH (d:Document {id: $document})-[:CONTAINS]->(t:Task)-[g:TARGETS]->(i:Indicator)
  RETURN t.seq AS place, 3 AS kind, g.seq AS n, t.label AS task, CASE g.kind WHEN 'funding' THEN '资金' ELSE '目标' END AS what, i.name + ' ' + g.op + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce('—' + CASE WHEN g.value_max = toInteger(g.value_max) THEN toString(toInteger(g.value_max)) ELSE toString(g.value_max) END, '') + coalesce(g.unit, '') AS content, 'printed' AS basis, g.raw AS said, g.span_start AS a, g.span_end AS b, t.id AS id
  UNION ALL
  MATCH (d:Document {id: $document})-[:CONTAINS]->(t:Task)-[:IMPOSES]->(o:Obligation)
  RETURN t.seq AS place, 4 AS kind, o.seq AS n, t.label AS task, '要求' AS what, CASE o.modality WHEN 'must' THEN '必须' WHEN 'should' THEN '应当' WHEN 'forbid' THEN '禁止' WHEN 'encourage' THEN '鼓励' ELSE '探索' END AS content, 'printed' AS basis, o.text AS said, o.span_start AS a, o.span_end AS b, t.id AS id
  UNION ALL
  MATCH (d:Document {id: $document})-[g:TARGETS]->(i:Indicator)
  RETURN 0 AS place, 3 AS kind, g.seq AS n, '总体目标' AS task, '目标' AS what, i.name + ' ' + g.op + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce('—' + CASE WHEN g.value_max = toInteger(g.value_max) THEN toString(toInteger(g.value_max)) ELSE toString(g.value_max) END, '') + coalesce(g.unit, '') AS content, 'printed' AS basis, g.raw AS said, g.span_start AS a, g.span_end AS b, '' AS id
}
RETURN task AS `任务`,
       what AS `种类`,
       content AS `内容`,
       basis AS `依据`,
       said AS `原文`,
       a AS `起`,
       b AS `止`,
       id AS `任务标识`
ORDER BY place, kind, n, content
