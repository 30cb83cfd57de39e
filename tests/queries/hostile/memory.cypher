// One huge value, working memory, and what a client would have to hold.
//// a range as a value · refused
RETURN range(1, 100000000) AS x
//// a range of unknown size · refused
RETURN range(1, 10000 * 10000) AS x
//// a range by a power · refused
RETURN range(1, toInteger(10 ^ 8)) AS x
//// a range by text · refused
RETURN range(1, toInteger('100000000')) AS x
//// a range by hex · refused
RETURN range(1, 0x5F5E100) AS x
//// a range by an escape · refused
RETURN range(1, \u0031\u0030\u0030\u0030\u0030\u0030\u0030\u0030\u0030) AS x
//// a range by another name · refused
RETURN `range`(1, 100000000) AS x
//// a range over a variable · refused
WITH 100000000 AS n RETURN range(1, n) AS x
//// a range over a count · refused
UNWIND range(1, 100000000) AS i WITH count(i) AS n LIMIT 1 RETURN range(1, n) AS x
//// ranges in a list · refused
RETURN [range(1, 999999), range(1, 999999), range(1, 999999), range(1, 999999), range(1, 999999)] AS x
//// ranges in rows · harmless
UNWIND range(1, 100000) AS i RETURN range(1, 999) AS x
//// ranges in a comprehension · refused
RETURN [i IN range(1, 9999) | range(1, 9999)] AS x
//// a range collected · stopped
UNWIND range(1, 200000000) AS x RETURN collect(x) AS xs
//// a range collected and counted · stopped
UNWIND range(1, 200000000) AS x WITH collect(x) AS xs RETURN size(xs) AS n
//// distinct of everything · stopped
UNWIND range(1, 200000000) AS x RETURN count(DISTINCT x) AS n
//// groups of everything · stopped
UNWIND range(1, 200000000) AS x RETURN x, count(*) AS n ORDER BY n
//// all sorted · stopped
UNWIND range(1, 200000000) AS x RETURN x ORDER BY -x
//// percentile of everything · stopped
UNWIND range(1, 200000000) AS x RETURN percentileDisc(x, 0.5) AS p
//// all nodes collected, again and again · stopped
MATCH (a) UNWIND range(1, 100000000) AS i RETURN collect(properties(a)) AS xs
//// paths collected · stopped
UNWIND range(1, 100000000) AS i MATCH p = (a)--(b) RETURN collect(p) AS xs
//// text that doubles, beyond memory · refused
RETURN reduce(s = 'x', i IN range(1, 40) | s + s) AS s
//// text that doubles, within memory · refused
RETURN reduce(s = 'x', i IN range(1, 25) | s + s) AS s
//// text that doubles, many times over · refused
WITH reduce(s = 'x', i IN range(1, 20) | s + s) AS s RETURN [i IN range(1, 1000) | s] AS x
//// text that doubles, in rows · refused
WITH reduce(s = 'x', i IN range(1, 20) | s + s) AS s UNWIND range(1, 1000) AS i RETURN s
//// text that grows by replace · stopped
RETURN replace(replace(replace(replace(replace('⟨x×900⟩', 'x', '⟨x×900⟩'), 'x', '⟨x×900⟩'), 'x', '⟨x×900⟩'), 'x', '⟨x×900⟩'), 'x', 'xx') AS s
//// a list that doubles · refused
RETURN reduce(s = [1], i IN range(1, 40) | s + s) AS s
//// a list that doubles, within memory · refused
RETURN reduce(s = [1], i IN range(1, 24) | s + s) AS s
//// a list that holds itself twice · refused
RETURN reduce(s = [1], i IN range(1, 40) | [s, s]) AS s
//// a map that holds itself twice · refused
RETURN reduce(s = {a: 1}, i IN range(1, 40) | {a: s, b: s}) AS s
//// a list nested deep · refused
RETURN reduce(s = [], i IN range(1, 100000) | [s]) AS s
//// empty lists, a million · refused
RETURN [i IN range(1, 999999) | []] AS x
//// empty maps, a million · refused
RETURN [i IN range(1, 999999) | {}] AS x
//// dates, a million · refused
RETURN [i IN range(1, 999999) | date()] AS x
//// durations beyond all bounds · harmless
RETURN duration({years: 9223372036854775807}) AS d
//// durations added up · refused
RETURN reduce(d = duration({days: 1}), i IN range(1, 70) | d + d) AS d
//// a date beyond all bounds · harmless
RETURN date({year: 999999999}) + duration({years: 999999999}) AS d
//// points · harmless
RETURN point.distance(point({x: 1e308, y: 1e308}), point({x: -1e308, y: -1e308})) AS d, point({latitude: 1e9, longitude: 1}) AS p
//// a split into everything · refused
WITH reduce(s = 'x', i IN range(1, 23) | s + s) AS s RETURN split(s, '') AS x
//// text of a range · refused
RETURN toString(range(1, 999999)) AS x
//// lists of text of ranges · refused
RETURN [i IN range(1, 999) | toStringList(range(1, 9999))] AS x
//// left pad of everything · harmless
RETURN lpad('x', 2147483647, 'y') AS x
//// normalise a large text · refused
RETURN normalize(reduce(s = 'é', i IN range(1, 20) | s + s), NFD) AS s
//// a long reduce of text · refused
WITH range(1, 9999) AS r RETURN size(reduce(s = '', i IN r | s + '⟨x×9000⟩')) AS n
//// a reduce that adds text to a number · refused
WITH range(1, 9999) AS r RETURN size(toString(reduce(s = 0, i IN r | s + '⟨x×9000⟩'))) AS n
//// text doubled step by step, within memory · stopped
WITH 'x' AS a⟨ WITH a + a AS a×25⟩ RETURN a
//// text doubled step by step, beyond memory · stopped
WITH 'x' AS a⟨ WITH a + a AS a×40⟩ RETURN a
//// text doubled step by step, in rows · truncated
WITH 'x' AS a⟨ WITH a + a AS a×20⟩ UNWIND range(1, 1000) AS i RETURN a
//// text doubled step by step, in a list · stopped
WITH 'x' AS a⟨ WITH a + a AS a×20⟩ RETURN [i IN range(1, 1000) | a] AS x
//// a list doubled step by step · stopped
WITH [1] AS a⟨ WITH a + a AS a×25⟩ RETURN a
//// empty maps doubled step by step · stopped
WITH [{}] AS a⟨ WITH a + a AS a×23⟩ RETURN a
//// dates doubled step by step · stopped
WITH [date()] AS a⟨ WITH a + a AS a×22⟩ RETURN a
//// a list nested step by step · harmless
WITH [] AS a⟨ WITH [a] AS a×240⟩ RETURN a
//// a list that holds itself twice, step by step · stopped
WITH [1] AS a⟨ WITH [a, a] AS a×28⟩ RETURN a
//// a list of lists as long as the limit lets · harmless
RETURN [i IN range(1, 9999) | []] AS x
//// text of a range as long as the limit lets · harmless
RETURN toString(size(range(1, 9999))) AS x
//// numbers added up · harmless
RETURN reduce(n = 0, i IN range(1, 9999) | n + i) AS n
//// the largest of a list · harmless
RETURN reduce(m = 0, i IN range(1, 9999) | CASE WHEN i > m THEN i ELSE m END) AS m
