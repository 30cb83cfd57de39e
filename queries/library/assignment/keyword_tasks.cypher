// id: keyword_tasks
// title: 按关键词找任务
// question: 哪些任务提到这个词，谁负责？
// why: 按中文全文索引查找，标题、正文都算；几个词之间空一格表示都要有。
// parameter words: text = 培训 | 关键词 | 一个或几个词，空格隔开
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 相关度, 城市, 任务, 正文, 牵头单位, 其他单位, 完成时限, 方案, 任务标识
// empty: 没有任务提到这个词；换一个说法试试
WITH [word IN split(trim(replace(replace($words, '"', ' '), '\\', ' ')), ' ') WHERE word <> '' | '"' + word + '"'] AS quoted,
     replace(replace($city, '"', ' '), '\\', ' ') AS place
WITH reduce(all = '', word IN quoted | all + CASE WHEN all = '' THEN '' ELSE ' AND ' END + '(title:' + word + ' OR label:' + word + ' OR text:' + word + ')') AS asked, place
WITH CASE asked WHEN '' THEN 'title:"　"' ELSE asked + CASE place WHEN '' THEN '' ELSE ' AND document_id:"' + place + '"' END END AS asked
CALL db.index.fulltext.queryNodes('task_search', asked) YIELD node AS t, score
WITH t, round(score, 2) AS rank ORDER BY rank DESC
MATCH (d:Document {id: t.document_id})
WHERE $city = '' OR d.jurisdiction = $city
RETURN rank AS `相关度`,
       d.jurisdiction AS `城市`,
       t.label AS `任务`,
       coalesce(t.text, '') AS `正文`,
       COLLECT { MATCH (a:Agency)-[r:LEADS]->(t) RETURN a.name + CASE WHEN r.basis = 'first_listed' THEN '（推定）' ELSE '' END ORDER BY r.seq } AS `牵头单位`,
       COLLECT { MATCH (a:Agency)-[r:COOPERATES]->(t) RETURN a.name ORDER BY r.seq } AS `其他单位`,
       coalesce(t.time_raw, '') AS `完成时限`,
       d.title AS `方案`,
       t.id AS `任务标识`
ORDER BY `相关度` DESC, d.id, t.seq
