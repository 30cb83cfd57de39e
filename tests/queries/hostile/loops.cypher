// Loops inside one expression: Neo4j does not look at its time limit there, so that only the guard can bound them.
//// reduce over a thousand millions · refused
RETURN reduce(x = 0, i IN range(1, 1000000000) | x + i) AS n
//// reduce over nearly all numbers · refused
RETURN reduce(x = 0, i IN range(1, 9223372036854775806) | x + i) AS n
//// all over a thousand millions · refused
RETURN all(x IN range(1, 1000000000) WHERE x > 0) AS x
//// any over a thousand millions · refused
RETURN any(x IN range(1, 1000000000) WHERE x < 0) AS x
//// none over a thousand millions · refused
RETURN none(x IN range(1, 1000000000) WHERE x < 0) AS x
//// single over a thousand millions · refused
RETURN single(x IN range(1, 1000000000) WHERE x < 0) AS x
//// comprehension over a thousand millions · refused
RETURN size([x IN range(1, 1000000000) WHERE x < 0]) AS n
//// comprehension over a variable that holds a range · refused
WITH range(1, 1000000000) AS r RETURN size([x IN r WHERE x < 0]) AS n
//// three loops of a thousand · refused
RETURN any(a IN range(1, 1000) WHERE any(b IN range(1, 1000) WHERE any(c IN range(1, 10000) WHERE a + b + c < 0))) AS x
//// two loops of a million · refused
RETURN size([a IN range(1, 1000000) WHERE size([b IN range(1, 1000000) WHERE b < 0]) > 0]) AS n
//// reduce in reduce · refused
RETURN reduce(x = 0, a IN range(1, 99999) | reduce(y = x, b IN range(1, 99999) | y + b)) AS n
//// two loops over collected lists · refused
UNWIND range(1, 999999) AS i WITH collect(i) AS xs RETURN size([a IN xs WHERE any(b IN xs WHERE b < 0)]) AS n
//// three loops over a collected list, in a condition · refused
UNWIND range(1, 9999) AS i WITH collect(i) AS xs WHERE all(a IN xs WHERE all(b IN xs WHERE all(c IN xs WHERE a + b + c > 0))) RETURN 1 AS x
//// loops in a sort · refused
UNWIND [1, 2] AS i RETURN i ORDER BY reduce(x = 0, a IN range(1, 99999) | reduce(y = x, b IN range(1, 99999) | y + b))
//// loops in a limit · refused
RETURN 1 AS x LIMIT toInteger(reduce(x = 1, a IN range(1, 1000000000) | x))
//// loops in a skip · refused
RETURN 1 AS x SKIP reduce(x = 1, a IN range(1, 1000000000) | x)
//// loops in a grouping key · refused
UNWIND [1, 2] AS i RETURN reduce(x = 0, a IN range(1, 1000000000) | x + i) AS k, count(*) AS n
//// loops in an aggregate · refused
UNWIND [1, 2] AS i RETURN sum(reduce(x = 0, a IN range(1, 1000000000) | x + i)) AS n
//// loops in a condition of a match · refused
MATCH (n) WHERE reduce(x = 0, a IN range(1, 1000000000) | x + a) > size(n.name) RETURN n
//// loops in a property of a pattern · refused
MATCH (n:Agency {name: reduce(x = '', a IN range(1, 1000000000) | x)}) RETURN n
//// loops in a path condition · refused
MATCH (n)-[r* {seq: reduce(x = 0, a IN range(1, 1000000000) | x + a)}]-(m) RETURN count(*) AS n
//// loops in a quantified path · refused
MATCH ((a)-[r]-(b) WHERE reduce(x = 0, i IN range(1, 1000000000) | x + i) > 0)+ RETURN count(*) AS n
//// loops in a subquery · refused
CALL { RETURN reduce(x = 0, i IN range(1, 1000000000) | x + i) AS n } RETURN n
//// loops in an exists subquery · refused
RETURN EXISTS { UNWIND [1] AS q WITH q WHERE reduce(x = 0, i IN range(1, 1000000000) | x + i) > q RETURN q } AS x
//// loops in a case · refused
RETURN CASE WHEN true THEN reduce(x = 0, i IN range(1, 1000000000) | x + i) END AS n
//// loops in a list · refused
RETURN [1, reduce(x = 0, i IN range(1, 1000000000) | x + i)] AS n
//// loops in a map projection · refused
MATCH (n) RETURN n {.name, x: reduce(x = 0, i IN range(1, 1000000000) | x + i)} AS n
//// loops in an unwind · refused
UNWIND [i IN range(1, 1000000000) WHERE i < 0] AS x RETURN x
//// loops in an argument of a procedure · refused
CALL db.index.fulltext.queryNodes('x', reduce(x = '', i IN range(1, 1000000000) | x)) YIELD node RETURN node
//// loops behind a look-alike name · refused
WITH 1 AS `reduce` RETURN `reduce` + reduce(x = 0, i IN range(1, 1000000000) | x + i) AS n
//// regular expression that refers back · refused
RETURN '⟨a×48⟩!' =~ '(?:(a)|b)*(.*a){12}\\1c' AS x
//// regular expression that refers back by name · refused
RETURN '⟨a×48⟩!' =~ '(?<x>a+)+\\k<x>b' AS x
//// regular expression that looks ahead · refused
RETURN '⟨a×48⟩!' =~ '(?=(a+)+b).*' AS x
//// regular expression, plus of plus · refused
RETURN '⟨a×64⟩!' =~ '(a+)+$' AS x
//// regular expression, star of alternatives · refused
RETURN '⟨a×64⟩!' =~ '(a|aa)+$' AS x
//// regular expression, star of the same · refused
RETURN '⟨a×64⟩!' =~ '(a|a)*b' AS x
//// regular expression, counts of stars · refused
RETURN '⟨a×64⟩!' =~ '(.*a){20}b' AS x
//// regular expression, many stars · refused
RETURN '⟨a×3000⟩!' =~ '.*.*.*.*.*.*.*b' AS x
//// regular expression, optional many times · refused
RETURN '⟨a×30⟩' =~ '⟨a?×30⟩⟨a×30⟩b' AS x
//// regular expression put together · refused
RETURN '⟨a×48⟩!' =~ ('(a+)' + '+\\1b') AS x
//// regular expression out of the graph · refused
MATCH (n) RETURN '⟨a×48⟩!' =~ n.name AS x
//// regular expression by an escape · refused
RETURN '⟨a×48⟩!' =~ '(a+)+\u005c\u005c1b' AS x
//// regular expression in a variable · refused
WITH '(a+)+\\1b' AS p RETURN '⟨a×48⟩!' =~ p AS x
