// id: city_contradictions
// title: 同一城市几份方案之间的矛盾
// question: 同一城市的不同方案，对同一项指标、同一期限定了哪些不同的数？
// why: 后发的方案若改了数，要么说明，要么改一致；一份方案之内的矛盾看 contradictions。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 指标, 单位, 每年, 期限, 数值们:comparisons, 方案数, 出处:comparisons
// empty: 没有发现方案之间的矛盾
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH DISTINCT d.jurisdiction AS city ORDER BY city
CALL (city) {
  MATCH (d:Document {jurisdiction: city})-[:CONTAINS*0..1]->(x)-[g:TARGETS]->(i:Indicator)
  WHERE g.kind = 'target'
  WITH d, x, g, i ORDER BY d.id, coalesce(x.seq, 0), g.seq
  WITH i, g.unit AS unit, coalesce(g.per, '') AS per, coalesce(g.due, '未写') AS due, g.op IN ['+', '-'] AS change,
       collect(DISTINCT d.id) AS plans,
       collect(DISTINCT g.op + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce('—' + CASE WHEN g.value_max = toInteger(g.value_max) THEN toString(toInteger(g.value_max)) ELSE toString(g.value_max) END, '') + coalesce(g.unit, '')) AS amounts,
       collect(DISTINCT '《' + d.title + '》' + CASE WHEN x:Task THEN ' ' + coalesce(x.number, '') + ' ' + x.label ELSE ' 总体目标' END + '：' + g.raw) AS places
  WHERE size(plans) > 1 AND size(amounts) > 1
  RETURN i, unit, per, due, change, plans, amounts, places
}
RETURN city AS `城市`,
       i.name AS `指标`,
       unit AS `单位`,
       CASE WHEN per = 'year' THEN '每年' ELSE '' END AS `每年`,
       due AS `期限`,
       amounts AS `数值们`,
       size(plans) AS `方案数`,
       places AS `出处`
ORDER BY `城市`, `指标`, unit, per, due, change
