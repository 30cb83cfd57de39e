// id: agency_workload
// title: 各机构的工作量
// question: 每个机构牵头、配合、负责多少任务，依据是什么？
// why: 看工作压在哪里；推定的牵头与写明的牵头分开数。
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 机构, 牵头（写明或规则）, 唯一责任, 牵头（推定）, 配合, 责任（未分主次）, 统一条款, 合计
// empty: 还没有载入任务
MATCH (a:Agency)-[s:SERVES]->(:Jurisdiction)
WHERE a.jurisdiction STARTS WITH $city AND ($city = '' OR a.jurisdiction = $city)
WITH a, sum(s.named) AS named, sum(s.sole) AS sole, sum(s.inferred) AS inferred, sum(s.cooperates) AS cooperates,
     sum(s.shared) AS shared, sum(s.blanket) AS blanket, sum(s.tasks) AS total
RETURN a.jurisdiction AS `城市`,
       a.name AS `机构`,
       named AS `牵头（写明或规则）`,
       sole AS `唯一责任`,
       inferred AS `牵头（推定）`,
       cooperates AS `配合`,
       shared AS `责任（未分主次）`,
       blanket AS `统一条款`,
       total AS `合计`
ORDER BY `城市`, `合计` DESC, coalesce(a.protocol_rank, 999), a.id
