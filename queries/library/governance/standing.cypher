// id: standing
// title: 常设问题
// question: 哪些事情一直要有人盯着，现在各有多少？
// why: 每天先看一眼；“查询”一列是能列出明细的查询编号。
// parameter today: date = 2026-01-01 | 今天 | 以这一天判断到期
// parameter soon: date = 2026-04-01 | 临近到 | 这一天以前到期的算临近
// columns: 问题, 数量, 查询
// empty: 还没有载入方案
MATCH (d:Document)
WITH count(d) AS plans, sum(d.open_count) AS open
WHERE plans > 0
UNWIND [
  [1, '有责任单位，未明确牵头', COUNT { (:Task {lead_status: 'none_named'}) }, 'no_lead'],
  [2, '没有责任单位', COUNT { (:Task {lead_status: 'none'}) }, 'no_lead'],
  [3, '牵头为推定，待确认', COUNT { (:Task {lead_status: 'first_listed'}) }, 'inferred_leads'],
  [4, '已过写明的期限', COUNT { MATCH (t:Task) WHERE t.due_on < $today }, 'due'],
  [5, '期限临近', COUNT { MATCH (t:Task) WHERE t.due_on >= $today AND t.due_on <= $soon }, 'due'],
  [6, '没有写期限', open, 'no_deadline']
] AS row
RETURN row[1] AS `问题`,
       row[2] AS `数量`,
       row[3] AS `查询`
ORDER BY row[0]
