// id: loaded_plans
// title: 载入的方案及其来源
// question: 图里每份方案来自哪个文件，带来多少任务、关系、目标和要求？
// why: 核对、更新和移除都按文件进行；文件标识和校验值认得出同一份文件。
// parameter document: text = "" | 文件标识 | 不填为全部
// choices document: MATCH (d:Document) RETURN d.id AS value, d.title AS label ORDER BY label, value
// columns: 城市, 方案, 文号, 任务, 牵头, 机构, 目标, 要求, 待核, 名单顺序:list_order, 更正, 文件, 校验值, 文件标识
// empty: 还没有载入方案
MATCH (d:Document)
WHERE d.id STARTS WITH $document AND ($document = '' OR d.id = $document)
RETURN d.jurisdiction AS `城市`,
       d.title AS `方案`,
       d.number AS `文号`,
       coalesce(d.task_count, COUNT { (d)-[:CONTAINS]->(:Task) }) AS `任务`,
       coalesce(d.lead_count, COUNT { (d)-[:CONTAINS]->(:Task)<-[:LEADS]-(:Agency) }) AS `牵头`,
       coalesce(d.body_count, COUNT { MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(a:Agency) RETURN DISTINCT a }) AS `机构`,
       coalesce(d.target_count, COUNT { (d)-[:CONTAINS]->(:Task)-[:TARGETS]->() } + COUNT { (d)-[:TARGETS]->() }) AS `目标`,
       coalesce(d.obligation_count, COUNT { (d)-[:CONTAINS]->(:Task)-[:IMPOSES]->(:Obligation) }) AS `要求`,
       coalesce(d.issue_count, 0) AS `待核`,
       d.list_order AS `名单顺序`,
       coalesce(d.corrected, '') AS `更正`,
       d.file AS `文件`,
       d.sha256 AS `校验值`,
       d.id AS `文件标识`
ORDER BY `城市`, `文件标识`
