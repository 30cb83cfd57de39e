// id: documents
// title: 载入的方案
// question: 图里有哪些方案，各有多少任务，牵头是怎么判断的？
// why: 每个数字都能追到文件。名单多处不按惯常排序（党委、政府、法检、部门、直属机构、群团），才说明先列的就是牵头。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 方案, 文号, 任务, 机构, 目标, 待核, 名单顺序:list_order, 顺序证据, 文件
// empty: 还没有载入方案；请先运行 python -m ingest run 文件
MATCH (d:Document)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city)
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       d.number AS `文号`,
       coalesce(d.task_count, COUNT { (d)-[:CONTAINS]->(:Task) }) AS `任务`,
       coalesce(d.body_count, COUNT { MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(a:Agency) RETURN DISTINCT a }) AS `机构`,
       coalesce(d.target_count, COUNT { (d)-[:CONTAINS]->(:Task)-[:TARGETS]->() } + COUNT { (d)-[:TARGETS]->() }) AS `目标`,
       d.issue_count AS `待核`,
       d.list_order AS `名单顺序`,
       CASE
         WHEN coalesce(d.order_lists, 0) = 0 THEN '没有能判断先后的名单'
         WHEN d.order_broken = 0 THEN toString(d.order_lists) + CASE d.order_lists WHEN 1 THEN ' 份名单按惯常排序' ELSE ' 份名单都按惯常排序' END
         ELSE toString(d.order_lists) + ' 份名单中 ' + toString(d.order_broken) + ' 份不按惯常排序'
       END AS `顺序证据`,
       d.file AS `文件`
ORDER BY `城市`, d.id
