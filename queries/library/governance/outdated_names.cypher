// id: outdated_names
// title: 成文时已改名或撤并的机构
// question: 方案里哪些机构用的是成文时已经停用的名称？
// why: 照旧名派单会落空。改名日期按全国改革进度，各地有先后、有例外，请按“依据”核对；没有成文日期的方案无从判断，不列。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 旧名, 现名, 改于, 依据, 任务, 其中牵头, 其中推定牵头, 成文日期, 方案, 举例, 机构标识
// empty: 没有发现成文时已停用的机构名称
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
WITH DISTINCT d.jurisdiction AS city ORDER BY city
CALL (city) {
  MATCH (d:Document {jurisdiction: city})-[:CONTAINS]->(t:Task)<-[r:LEADS|COOPERATES]-(a:Agency)
  WHERE r.outdated IS NOT NULL
  WITH d, t, r, a ORDER BY t.seq
  RETURN d, a, r.outdated AS old, r.outdated_by AS new, r.outdated_on AS day, r.outdated_reason AS reason,
         count(DISTINCT t) AS tasks,
         count(DISTINCT CASE WHEN type(r) = 'LEADS' THEN t END) AS leads,
         count(DISTINCT CASE WHEN r.basis = 'first_listed' THEN t END) AS inferred,
         collect(DISTINCT t.label)[..3] AS examples
}
RETURN city AS `城市`,
       old AS `旧名`,
       new AS `现名`,
       day AS `改于`,
       reason AS `依据`,
       tasks AS `任务`,
       leads AS `其中牵头`,
       inferred AS `其中推定牵头`,
       d.issued_on AS `成文日期`,
       d.title AS `方案`,
       examples AS `举例`,
       a.id AS `机构标识`
ORDER BY `城市`, `任务` DESC, d.id, a.id, old
