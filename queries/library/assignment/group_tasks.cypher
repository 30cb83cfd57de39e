// id: group_tasks
// title: 通过“各…”落到某机构的任务
// question: 除了点名的任务，这个机构还可能因“各区县”“各成员单位”等说法承担哪些任务？
// why: 点名的查得到，捎带的常被漏掉；这里只按字面判断，是否包括本单位请核实。
// parameter agency: text = 市财政局 | 机构 | 简称、全称、旧称、标识都可以
// choices agency: MATCH (a:Agency) WHERE a.kind = 'body' RETURN a.name AS value, a.name + '（' + a.jurisdiction + '）' AS label ORDER BY a.jurisdiction, coalesce(a.protocol_rank, 999), value
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 机构, 一类机构, 为何可能包括, 任务, 角色:role, 依据:basis, 完成时限, 方案, 任务标识
// empty: 没有可能包括这个机构的一类机构
MATCH (a:Agency)
WHERE (a.id = $agency OR a.name = $agency OR $agency IN a.aliases OR a.official_name = $agency)
  AND a.kind = 'body' AND ($city = '' OR a.jurisdiction = $city)
WITH DISTINCT a
MATCH (d:Document)-[:CONTAINS]->(t:Task)<-[r:LEADS|COOPERATES]-(g:Agency)
WHERE g.kind = 'group' AND d.jurisdiction = a.jurisdiction
WITH a, d, t, r, g,
     CASE
       WHEN a.name ENDS WITH '政府' OR a.name ENDS WITH '管委会'
         THEN CASE WHEN any(word IN ['区', '县', '市', '旗', '镇', '街道'] WHERE g.name CONTAINS word) AND NOT g.name CONTAINS '部门' AND NOT g.name CONTAINS '单位' THEN '地方政府或管委会' END
       WHEN g.name CONTAINS '成员单位' THEN '可能是成员单位'
       WHEN g.name CONTAINS '部门' OR g.name CONTAINS '单位' THEN '有关部门和单位'
     END AS why
WHERE why IS NOT NULL AND NOT EXISTS { (a)-[:LEADS|COOPERATES]->(t) }
RETURN d.jurisdiction AS `城市`,
       a.name AS `机构`,
       g.name AS `一类机构`,
       why AS `为何可能包括`,
       t.label AS `任务`,
       CASE WHEN type(r) = 'LEADS' THEN 'lead' WHEN r.printed_role = 'cooperate' THEN 'cooperate' ELSE 'responsible' END AS `角色`,
       r.basis AS `依据`,
       coalesce(t.time_raw, '') AS `完成时限`,
       d.title AS `方案`,
       t.id AS `任务标识`
ORDER BY `城市`, a.id, d.id, t.seq, r.seq, g.id
