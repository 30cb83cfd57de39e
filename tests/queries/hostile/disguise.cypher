// The same acts behind comments, escapes, look-alikes, prefixes and several statements. Escapes (\u0043) are Cypher's own.
//// comments between the letters' words · refused
/* LOAD */ LOAD /* x */ CSV FROM 'file:///etc/passwd' AS line RETURN line
//// a comment that seems to end the text · refused
MATCH (n) // RETURN n
DETACH DELETE n
//// a comment in a comment · refused
MATCH (n) /* /* RETURN n */ DETACH DELETE n
//// a string that seems a comment · refused
MATCH (n) WHERE n.name <> '/*' DETACH DELETE n // */
//// an escaped keyword · refused
\u0043REATE (:X)
//// an escaped keyword, all of it · refused
\u0044\u0045\u0054\u0041\u0043\u0048 DELETE n
//// escapes after a match · refused
MATCH (n) \u0044ETACH \u0044ELETE n
//// escaped csv · refused
L\u004FAD C\u0053V FROM 'file:///etc/passwd' AS line RETURN line
//// an escaped line end ends the comment · refused
MATCH (n) RETURN n // \u000A UNION CREATE (n:X) RETURN n
//// an escaped quote ends the string · refused
MATCH (n) WHERE n.name = 'x\u0027 DETACH DELETE n //'
//// an escaped backtick ends the name · refused
MATCH (n:`x\u0060) DETACH DELETE n //`) RETURN n
//// full-width letters · refused
ＣＲＥＡＴＥ (n)
//// Cyrillic look-alike · refused
СREATE (n)
//// mathematical letters · refused
𝐂𝐑𝐄𝐀𝐓𝐄 (n)
//// dotless i · refused
MATCH (n) DELETE n RETURN 1 L\u0131MIT 1
//// a zero-width space in the word · refused
CRE​ATE (:X)
//// a zero-width space before the word · refused
​CREATE (:X)
//// a byte order mark · refused
﻿CREATE (:X)
//// a no-break space · refused
CREATE (:X)
//// an ideographic space · refused
MATCH　(n)　DETACH　DELETE　n
//// a right-to-left override · refused
MATCH (n) ‮DELETE n‬ RETURN n
//// a vertical tab · refused
MATCH (n)\u000BDETACH\u000CDELETE n
//// a line separator · refused
MATCH (n) // x DETACH DELETE n
//// a null · refused
MATCH (n) \u0000 DETACH DELETE n
//// mixed case · refused
mAtCh (n) dEtAcH dElEtE n
//// two statements · refused
MATCH (n) RETURN n; MATCH (m) DELETE m
//// two statements, the first one empty · refused
; CREATE (:X)
//// two statements over a comment · refused
RETURN 1 AS x /* ; */ ; // x
CREATE (:X);
//// a statement and a semicolon · harmless
RETURN 1 AS one;
//// explain · refused
EXPLAIN MATCH (n) RETURN n
//// profile · refused
PROFILE MATCH (n) RETURN n
//// profile a write · refused
PROFILE CREATE (:X)
//// profile behind a comment · refused
/* x */ PROFILE MATCH (n) RETURN n
//// profile behind an escape · refused
\u0050ROFILE MATCH (n) DETACH DELETE n
//// a prefix before a write · refused
CYPHER runtime=slotted CREATE (:X)
//// a prefix that names a planner · refused
CYPHER planner=cost CYPHER runtime=interpreted MATCH (n) SET n.x = 1
//// a prefix that names a version · refused
CYPHER 5 CREATE (:X)
//// a prefix and profile · refused
CYPHER 5 PROFILE CREATE (:X)
//// explain after a prefix · refused
CYPHER runtime=slotted EXPLAIN CREATE (:X)
//// periodic commit · refused
USING PERIODIC COMMIT LOAD CSV FROM 'file:///etc/passwd' AS l CREATE (:X)
//// a parameter as a label · refused
MATCH (n:$label) SET n.x = 1
//// a parameter as the text · refused
$text
//// a parameter as a clause · refused
CALL $text
//// a computed label · harmless
MATCH (n:$('Age' + 'ncy')) RETURN count(n) AS n
//// a computed label of any kind · harmless
MATCH (n:$any(['Agency', 'Task'])) RETURN count(n) AS n
//// a computed type · harmless
MATCH ()-[r:$('LEADS')]->() RETURN count(r) AS n
//// a computed property name · harmless
MATCH (n) RETURN n['na' + 'me'] AS x LIMIT 3
//// dollars as a name · refused
MATCH (n:$$) RETURN n
//// a name that closes itself · refused
MATCH (n:`X``) DETACH DELETE (n:``Y`) SET n.x = 1
//// a column named as a clause · harmless
RETURN 1 AS `CREATE (:X)`
//// a label named as a clause · harmless
MATCH (n:`X) DETACH DELETE (n`) RETURN n
//// a string that holds a write · harmless
RETURN 'MATCH (n) DETACH DELETE n' AS text
//// a browser command · refused
:param x => 1
//// a shell command · refused
:source /etc/passwd
//// sql · refused
SELECT * FROM users; DROP TABLE users
//// sparql · refused
DELETE WHERE { ?s ?p ?o }
//// nothing · refused

//// only a comment · refused
// nothing
//// only a semicolon · refused
;
