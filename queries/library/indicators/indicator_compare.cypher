// id: indicator_compare
// title: 指标在各市的目标
// question: 同一项指标，各市、各方案定了多少，何时达到，谁负责？
// why: 跨城市比较；“总体”是整份方案的目标。
// parameter indicator: text = 高价值发明专利 | 指标 | 名称的一部分
// choices indicator: MATCH (i:Indicator)<-[g:TARGETS]-() WHERE g.kind = 'target' WITH i.name AS value, count(g) AS n RETURN value, value + '（' + toString(n) + '处）' AS label ORDER BY n DESC, value LIMIT 500
// parameter kind: text = target | 种类 | target 目标，funding 资金
// choices kind: UNWIND [['target', '目标'], ['funding', '资金']] AS pair RETURN pair[0] AS value, pair[1] AS label
// columns: 指标, 城市, 比较:op, 数值, 上限, 单位, 期限, 每年, 层次, 任务, 责任机构, 方案, 牵头单位, 原文, 文件, 起, 止, 任务标识
// empty: 没有这样的指标
// picture: MATCH p = (i:Indicator)<-[:TARGETS]-(t:Task) WHERE i.name CONTAINS $indicator OPTIONAL MATCH q = (:Agency)-[:LEADS|COOPERATES]->(t) RETURN p, q LIMIT 1200
MATCH (i:Indicator)<-[g:TARGETS]-(x)
WHERE (i.name CONTAINS $indicator OR any(alias IN coalesce(i.aliases, []) WHERE alias CONTAINS $indicator))
  AND g.kind = $kind
OPTIONAL MATCH (x)<-[:CONTAINS]-(parent:Document)
WITH i, g, x, coalesce(parent, x) AS d
OPTIONAL MATCH (a:Agency)-[r:LEADS|COOPERATES]->(x)
WITH i, g, x, d, a, r ORDER BY r.seq
WITH i, g, x, d, collect(a.name)[..6] AS agencies,
     collect(CASE WHEN r:LEADS THEN a.name + CASE WHEN r.basis = 'first_listed' THEN '（推定）' ELSE '' END END) AS leads
RETURN i.name AS `指标`,
       d.jurisdiction AS `城市`,
       g.op AS `比较`,
       g.value AS `数值`,
       g.value_max AS `上限`,
       g.unit AS `单位`,
       g.due AS `期限`,
       CASE WHEN g.per = 'year' THEN '每年' ELSE '' END AS `每年`,
       CASE WHEN x:Task THEN '任务' ELSE '总体' END AS `层次`,
       CASE WHEN x:Task THEN x.label ELSE '' END AS `任务`,
       agencies AS `责任机构`,
       d.title AS `方案`,
       leads AS `牵头单位`,
       coalesce(g.raw, '') AS `原文`,
       coalesce(d.file, '') AS `文件`,
       g.span_start AS `起`,
       g.span_end AS `止`,
       CASE WHEN x:Task THEN x.id ELSE '' END AS `任务标识`
ORDER BY `指标`, `城市`, `期限`, `层次`, d.id, coalesce(x.seq, 0), g.seq
