// id: neighbours
// title: 与一个节点直接相连的
// question: 这个机构、任务或指标直接连着什么，凭什么？
// why: 在关系图里点一个节点，就从它展开。
// parameter node: text | 节点标识 | 其他查询的“机构标识”“任务标识”一列
// choices node: MATCH (a:Agency) RETURN a.id AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999999), value LIMIT 2000
// columns: 节点, 关系:relationship, 依据:basis, 相连, 类别:label, 所在方案, 标识
// empty: 没有这个节点，或它不与任何机构、任务、指标相连
// picture: CALL { MATCH (a:Agency {id: $node}) RETURN a AS n UNION MATCH (t:Task {id: $node}) RETURN t AS n UNION MATCH (i:Indicator {id: $node}) RETURN i AS n } MATCH p = (n)-[:LEADS|COOPERATES|TARGETS]-(m) WHERE m:Agency OR m:Task OR m:Indicator RETURN p ORDER BY m.document_id, m.seq, m.id LIMIT 1200
CALL {
  MATCH (a:Agency {id: $node}) RETURN a AS n
  UNION
  MATCH (t:Task {id: $node}) RETURN t AS n
  UNION
  MATCH (i:Indicator {id: $node}) RETURN i AS n
}
MATCH (n)-[r:LEADS|COOPERATES|TARGETS]-(m)
WHERE m:Agency OR m:Task OR m:Indicator
WITH n, r, m, CASE WHEN n:Task THEN n WHEN m:Task THEN m END AS t
OPTIONAL MATCH (d:Document)-[:CONTAINS]->(t)
RETURN coalesce(n.name, n.label) AS `节点`,
       type(r) AS `关系`,
       r.basis AS `依据`,
       coalesce(m.name, m.label) AS `相连`,
       head([l IN labels(m) WHERE l IN ['Agency', 'Task', 'Indicator']]) AS `类别`,
       coalesce(d.title, '') AS `所在方案`,
       m.id AS `标识`
ORDER BY `类别`, `关系` DESC, m.document_id, m.seq, r.seq, m.id
