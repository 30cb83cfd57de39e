// id: indicators
// title: 指标一览
// question: 图里有哪些指标，几份方案、几个城市定了数？
// why: 先列几份方案都有的：它们才能比较。
// parameter kind: text = target | 种类 | target 目标，funding 资金
// choices kind: UNWIND [['target', '目标'], ['funding', '资金']] AS pair RETURN pair[0] AS value, pair[1] AS label
// columns: 指标, 方案, 城市, 处, 单位们, 其他名称
// empty: 还没有载入带数字目标的方案
MATCH (i:Indicator)-[s:SET_IN {kind: $kind}]->()
WITH i, sum(s.plans) AS plans, count(s) AS cities, sum(s.places) AS places, collect(s.units) AS lists
RETURN i.name AS `指标`,
       plans AS `方案`,
       cities AS `城市`,
       places AS `处`,
       COLLECT { UNWIND lists AS units UNWIND units AS unit RETURN DISTINCT unit ORDER BY unit } AS `单位们`,
       [alias IN coalesce(i.aliases, []) WHERE alias <> i.name] AS `其他名称`
ORDER BY `方案` DESC, `处` DESC, `指标`, i.id
