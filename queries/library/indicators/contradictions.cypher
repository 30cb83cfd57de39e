// id: contradictions
// title: 互相矛盾的目标
// question: 同一份方案对同一项指标给出了哪些不同的数？
// why: 同一期限（或有一处未写期限）数字不同，或同一个数期限不同，发文前后都该核对；分年度的不同数不算，增减幅度与总数、每年与总数不混在一起。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 指标, 单位, 每年, 数值们:comparisons, 期限们, 出处:comparisons
// empty: 没有发现互相矛盾的目标
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH d ORDER BY d.jurisdiction, d.id
CALL (d) {
  MATCH (d)-[:CONTAINS*0..1]->(x)-[g:TARGETS]->(i:Indicator)
  WHERE g.kind = 'target'
  WITH i, g.unit AS unit, coalesce(g.per, '') AS per, g.op IN ['+', '-'] AS change, g, x ORDER BY coalesce(x.seq, 0), g.seq
  WITH i, unit, per, change, g, x,
       g.op + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce('—' + CASE WHEN g.value_max = toInteger(g.value_max) THEN toString(toInteger(g.value_max)) ELSE toString(g.value_max) END, '') AS amount
  WITH i, unit, per, change,
       collect(DISTINCT amount) AS amounts,
       collect(DISTINCT left(coalesce(g.due, ''), 4)) AS years,
       collect(DISTINCT [left(coalesce(g.due, ''), 4), amount]) AS yearly,
       collect(DISTINCT CASE WHEN g.due IS NOT NULL THEN amount END) AS dated,
       collect(DISTINCT CASE WHEN g.due IS NOT NULL THEN [amount, g.due] END) AS dates,
       collect(DISTINCT coalesce(g.due, '未写')) AS dues,
       collect(CASE WHEN x:Task THEN coalesce(x.section, '') + ' ' + coalesce(x.number, '') + ' ' + x.label ELSE '总体目标' END
               + '：' + g.op + CASE WHEN g.value = toInteger(g.value) THEN toString(toInteger(g.value)) ELSE toString(g.value) END + coalesce(g.unit, '') + coalesce('（' + g.due + '）', '')) AS places
  WHERE size(yearly) > size(years) OR ('' IN years AND size(amounts) > 1) OR size(dates) > size(dated)
  RETURN i, unit, per, change, amounts, dues, places
}
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       i.name AS `指标`,
       unit AS `单位`,
       CASE WHEN per = 'year' THEN '每年' ELSE '' END AS `每年`,
       amounts AS `数值们`,
       dues AS `期限们`,
       places AS `出处`
ORDER BY `城市`, d.id, `指标`, unit, per, change
