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
MATCH (a:Agency)-[l:LEADS]->(t:Task)<-[:COOPERATES]-(b:Agency)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city) AND a.kind = 'body' AND a <> b
  AND ($inferred OR l.basis <> 'first_listed')
WITH a, b, count(DISTINCT t) AS first, count(CASE WHEN l.basis = 'first_listed' THEN 1 END) AS guessed
WHERE first >= $minimum AND b.kind = 'body'
CALL (a, b) {
  MATCH (b)-[l:LEADS]->(t:Task)<-[:COOPERATES]-(c:Agency)
  WHERE c.kind = 'body' AND c <> a AND c <> b AND ($inferred OR l.basis <> 'first_listed')
  WITH c, count(DISTINCT t) AS second, count(CASE WHEN l.basis = 'first_listed' THEN 1 END) AS also
  WHERE second >= $minimum
  RETURN c, second, also
}
RETURN a.jurisdiction AS `城市`,
       a.name AS `牵头单位`,
       first AS `等`,
       b.name AS `中间单位`,
       second AS `再等`,
       c.name AS `末端单位`,
       CASE WHEN EXISTS { (a)-[:LEADS|COOPERATES]->(:Task)<-[:LEADS|COOPERATES]-(c) } THEN '是' ELSE '否' END AS `首尾直接共事`,
       CASE WHEN guessed + also > 0 THEN '是' ELSE '否' END AS `其中有推定`
ORDER BY first + second DESC, a.id, b.id, c.id
