// id: hard_and_soft
// title: 硬要求与软要求
// question: 每个机构身上有多少“必须、应当、不得”，多少“鼓励、探索”？
// why: 同样十项任务，硬要求多的压力大；统一条款带来的任务不计。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 机构, 任务, 必须, 应当, 禁止, 鼓励, 探索, 硬要求占比
// empty: 载入的方案没有要求条文
MATCH (a:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH DISTINCT a.jurisdiction AS city ORDER BY city
CALL (city) {
  MATCH (a:Agency {jurisdiction: city})-[r:LEADS|COOPERATES]->(t:Task)
  WHERE r.basis <> 'blanket'
  WITH DISTINCT a, t
  MATCH (t)-[:IMPOSES]->(o:Obligation)
  RETURN a, count(DISTINCT t) AS tasks,
         count(CASE o.modality WHEN 'must' THEN 1 END) AS must,
         count(CASE o.modality WHEN 'should' THEN 1 END) AS should,
         count(CASE o.modality WHEN 'forbid' THEN 1 END) AS forbid,
         count(CASE o.modality WHEN 'encourage' THEN 1 END) AS encourage,
         count(CASE o.modality WHEN 'explore' THEN 1 END) AS explore,
         count(o) AS total
}
RETURN city AS `城市`,
       a.name AS `机构`,
       tasks AS `任务`,
       must AS `必须`,
       should AS `应当`,
       forbid AS `禁止`,
       encourage AS `鼓励`,
       explore AS `探索`,
       round(1.0 * (must + should + forbid) / total, 3) AS `硬要求占比`
ORDER BY `城市`, must + should + forbid DESC, coalesce(a.protocol_rank, 999), a.id
