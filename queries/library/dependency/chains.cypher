// id: chains
// title: 依赖链
// question: 谁牵头的事要等谁，而那一家牵头的事又要等谁？
// why: 三家连成一串，中间一家一慢，前面的都慢；链条两头没有直接共事时最难协调，单独标出。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// parameter minimum: integer = 3 | 每环至少几项 | 少于此数的不算依赖
// parameter inferred: boolean = true | 计入推定的牵头 | 推定由列名顺序得出，原文没有写明
// columns: 城市, 牵头单位, 等, 中间单位, 再等, 末端单位, 首尾直接共事, 其中有推定
// empty: 没有这样长的依赖
MATCH (j:Jurisdiction)
WHERE j.id STARTS WITH $city AND ($city = '' OR j.id = $city)
WITH j.id AS city ORDER BY city
CALL (city) {
  MATCH (a:Agency)-[r:RELIES_ON {city: city}]->(b:Agency)-[s:RELIES_ON {city: city}]->(c:Agency)
  WHERE a.kind = 'body' AND b.kind = 'body' AND c.kind = 'body' AND c <> a
  WITH a, b, c,
       CASE WHEN $inferred THEN r.tasks ELSE r.tasks - r.inferred END AS first,
       CASE WHEN $inferred THEN s.tasks ELSE s.tasks - s.inferred END AS second,
       $inferred AND r.inferred + s.inferred > 0 AS guessed
  WHERE first >= $minimum AND second >= $minimum
  RETURN a, b, c, first, second, guessed
}
RETURN city AS `城市`,
       a.name AS `牵头单位`,
       first AS `等`,
       b.name AS `中间单位`,
       second AS `再等`,
       c.name AS `末端单位`,
       CASE WHEN EXISTS { (a)-[:WORKS_WITH {city: city}]-(c) } THEN '是' ELSE '否' END AS `首尾直接共事`,
       CASE WHEN guessed THEN '是' ELSE '否' END AS `其中有推定`
ORDER BY `城市`, first + second DESC, a.id, b.id, c.id
