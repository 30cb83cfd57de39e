// Work without an end: products, paths, patterns. All end within the time limit.
//// product of ranges · stopped
UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n
//// product of ranges, summed · stopped
UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b) AS n
//// an endless range, one at a time · stopped
UNWIND range(1, 9223372036854775806) AS a RETURN count(a) AS n
//// an endless range and nothing kept · stopped
UNWIND range(1, 9223372036854775806) AS a WITH a WHERE a < 0 RETURN a
//// an endless range, skipped · stopped
UNWIND range(1, 9223372036854775806) AS a RETURN a SKIP 9223372036854775000
//// an endless range backwards · stopped
UNWIND range(9223372036854775806, 1, -1) AS a RETURN max(a) AS n
//// product of nodes · harmless
MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*) AS n
//// product of nodes with a condition · stopped
MATCH (a), (b), (c), (d), (e), (f), (g) WHERE a.name + b.name + c.name + d.name = e.name + f.name + g.name RETURN count(*) AS n
//// product of relationships · stopped
MATCH ()-[a]->(), ()-[b]->(), ()-[c]->(), ()-[d]->(), ()-[e]->(), ()-[f]->(), ()-[g]->() RETURN count(*) AS n
//// product in subqueries · stopped
UNWIND range(1, 100000) AS a CALL { WITH a UNWIND range(1, 100000) AS b RETURN count(b) AS n } RETURN sum(n) AS n
//// product in a union · stopped
CALL { UNWIND range(1, 1000000000) AS x RETURN x UNION ALL UNWIND range(1, 1000000000) AS x RETURN x } RETURN count(x) AS n
//// product in an exists subquery · stopped
UNWIND range(1, 1000000) AS a WITH a WHERE EXISTS { UNWIND range(1, 1000000) AS b WITH b WHERE b < 0 RETURN b } RETURN count(a) AS n
//// product in a count subquery · stopped
UNWIND range(1, 100000) AS a RETURN sum(COUNT { UNWIND range(1, 1000000) AS b RETURN b }) AS n
//// product after a product, each small · stopped
UNWIND range(1, 999) AS a UNWIND range(1, 999) AS b UNWIND range(1, 999) AS c UNWIND range(1, 999) AS d RETURN count(*) AS n
//// recursion by subqueries · stopped
UNWIND range(1,300) AS a CALL { UNWIND range(1,300) AS b CALL { UNWIND range(1,300) AS c CALL { UNWIND range(1,300) AS d RETURN count(*) AS x } RETURN sum(x) AS x } RETURN sum(x) AS x } RETURN sum(x) AS n
//// all paths · harmless
MATCH p = (a)-[*]-(b) RETURN count(p) AS n
//// all paths of any length, twice · stopped
MATCH p = (a)-[*]-(b), q = (c)-[*]-(d) RETURN count(*) AS n
//// long paths · harmless
MATCH p = (a)-[*20..30]-(b) RETURN count(p) AS n
//// paths, zero or more · stopped
MATCH p = ()-[*0..]-(), q = ()-[*0..]-(), r = ()-[*0..]-() RETURN count(*) AS n
//// quantified paths · harmless
MATCH p = ((a)-[r]-(b))+ RETURN count(p) AS n
//// quantified paths of nothing · harmless
MATCH p = (a) (()-[]-()){0,1000} (b) RETURN count(p) AS n
//// quantified paths, joined · stopped
MATCH ((a)--(b))+ MATCH ((c)--(d))+ RETURN count(*) AS n
//// all shortest paths · harmless
MATCH p = allShortestPaths((a)-[*]-(b)) WHERE a <> b RETURN count(p) AS n
//// shortest with a condition that fails · harmless
MATCH p = shortestPath((a)-[*]-(b)) WHERE a <> b AND none(n IN nodes(p) WHERE n.name IS NOT NULL) RETURN count(p) AS n
//// any shortest · harmless
MATCH p = ANY SHORTEST (a)-[]-+(b) RETURN count(p) AS n
//// shortest groups · harmless
MATCH p = SHORTEST 100000 GROUPS (a)-[]-+(b) RETURN count(p) AS n
//// paths in a pattern comprehension · stopped
UNWIND range(1, 1000000) AS i MATCH (a) RETURN sum(size([(a)-[*]-(b) | b])) AS n
//// rows without an end · truncated
UNWIND range(1, 9223372036854775806) AS a RETURN a
//// wide rows without an end · truncated
UNWIND range(1, 9223372036854775806) AS a RETURN a, '⟨x×10000⟩' AS text
