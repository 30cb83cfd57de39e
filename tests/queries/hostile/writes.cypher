// Writes by every clause, at the top and in every kind of subquery.
//// create a node · refused
CREATE (:Agency {id: 'x'})
//// create and return · refused
CREATE (n:Agency {id: 'x'}) RETURN n
//// create from a match · refused
MATCH (a:Agency), (t:Task) CREATE (a)-[:LEADS {seq: 1}]->(t)
//// insert, the GQL word · refused
INSERT (:Agency {id: 'x'})
//// merge · refused
MERGE (n:Agency {id: 'x'}) RETURN n
//// merge on match · refused
MERGE (n:Agency {id: 'x'}) ON MATCH SET n.name = 'x' ON CREATE SET n.name = 'y'
//// merge a relationship · refused
MATCH (a:Agency), (t:Task) MERGE (a)-[:LEADS]->(t)
//// set a property · refused
MATCH (n) SET n.name = 'x' RETURN n
//// set from a map · refused
MATCH (n) SET n += {name: 'x'} RETURN count(n)
//// replace all properties · refused
MATCH (n:Agency) SET n = {}
//// set a property by a computed name · refused
MATCH (n) SET n['na' + 'me'] = 'x'
//// set a label · refused
MATCH (n:Agency) SET n:Task
//// set a computed label · refused
MATCH (n:Agency) SET n:$('Task')
//// remove a property · refused
MATCH (n) REMOVE n.name
//// remove a label · refused
MATCH (n:Agency) REMOVE n:Agency
//// remove a computed label · refused
MATCH (n:Agency) REMOVE n:$(labels(n))
//// delete · refused
MATCH ()-[r]->() DELETE r
//// detach delete · refused
MATCH (n) DETACH DELETE n
//// nodetach delete · refused
MATCH (n) NODETACH DELETE n
//// delete what a list holds · refused
MATCH (n) WITH collect(n) AS ns DETACH DELETE ns[0]
//// delete after a return of nothing · refused
MATCH (n) WITH n LIMIT 0 DETACH DELETE n RETURN 1 AS one
//// foreach create · refused
FOREACH (x IN [1] | CREATE (:X))
//// foreach in foreach · refused
FOREACH (x IN [1] | FOREACH (y IN [2] | MERGE (:X {id: y})))
//// foreach over nothing · refused
FOREACH (x IN [] | CREATE (:X))
//// write that never happens · refused
MATCH (n) WHERE false SET n.x = 1 RETURN n
//// subquery create · refused
CALL { CREATE (n:X) RETURN n } RETURN n
//// subquery set, imported · refused
MATCH (a) CALL { WITH a SET a.x = 1 RETURN count(*) AS c } RETURN c
//// subquery with a scope clause · refused
MATCH (a) CALL (a) { SET a.x = 1 } RETURN count(*) AS n
//// subquery in a subquery · refused
CALL { CALL { CALL { CREATE (:X) } RETURN 1 AS a } RETURN a } RETURN a
//// unit subquery · refused
MATCH (n:Agency) CALL { WITH n DETACH DELETE n } RETURN 1 AS one
//// optional call · refused
OPTIONAL CALL { CREATE (n:X) RETURN n } RETURN n
//// in transactions · refused
CALL { CREATE (:X) } IN TRANSACTIONS
//// in transactions of rows · refused
MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1 ROWS
//// in concurrent transactions · refused
UNWIND range(1, 10) AS i CALL { WITH i CREATE (:X {i: i}) } IN 4 CONCURRENT TRANSACTIONS
//// in transactions, errors passed over · refused
UNWIND [1, 0] AS i CALL { WITH i CREATE (:X {i: 1 / i}) } IN TRANSACTIONS ON ERROR CONTINUE REPORT STATUS AS s RETURN s
//// in transactions that only read · refused
CALL { RETURN 1 AS x } IN TRANSACTIONS RETURN x
//// write in a union · refused
MATCH (n) RETURN n UNION CREATE (n:X) RETURN n
//// write in a union in a subquery · refused
CALL { RETURN 1 AS x UNION ALL CREATE (:X) RETURN 2 AS x } RETURN x
//// write in an exists subquery · refused
MATCH (a) WHERE EXISTS { CREATE (:X) RETURN 1 AS x } RETURN a
//// write in a count subquery · refused
RETURN COUNT { CREATE (:X) } AS n
//// write in a collect subquery · refused
RETURN COLLECT { CREATE (n:X) RETURN n } AS n
//// write in a case · refused
RETURN CASE WHEN true THEN COLLECT { MERGE (n:X) RETURN n } END AS n
//// constraint · refused
CREATE CONSTRAINT FOR (n:X) REQUIRE n.id IS UNIQUE
//// constraint away · refused
DROP CONSTRAINT agency_id IF EXISTS
//// index · refused
CREATE INDEX FOR (n:X) ON (n.id)
//// lookup index · refused
CREATE LOOKUP INDEX x FOR (n) ON EACH labels(n)
//// full-text index · refused
CREATE FULLTEXT INDEX x FOR (n:Task) ON EACH [n.text]
//// vector index · refused
CREATE VECTOR INDEX x FOR (n:Task) ON (n.v) OPTIONS {indexConfig: {`vector.dimensions`: 3, `vector.similarity_function`: 'cosine'}}
//// index away · refused
DROP INDEX nothing IF EXISTS
