// Large and deep texts. ⟨text×N⟩ stands for N times that text; the limit of 20,000 characters stands before the planner.
//// one character too many · refused
RETURN 1 AS x // ⟨x×20000⟩
//// ten thousand terms · refused
RETURN 1⟨ + 1×10000⟩ AS n
//// as many terms as fit · harmless
RETURN 1⟨+1×9900⟩ AS n
//// as many strings as fit · harmless
RETURN 'a'⟨+'a'×4500⟩ AS s
//// a thousand conditions · harmless
MATCH (n) WHERE n.name = 'a'⟨ OR n.x = 1×1500⟩ RETURN count(n) AS n
//// conditions that multiply out · harmless
MATCH (n) WHERE (n.a = 1 AND n.b = 2)⟨ OR (n.c = 3 AND n.d = 4 AND n.e = 5)×400⟩ RETURN count(n) AS n
//// conditions that multiply out the other way · harmless
MATCH (n) WHERE (n.a0 = 1 OR n.b0 = 2)⟨ AND (n.a = 1 OR n.b = 2 OR n.c = 3)×400⟩ RETURN count(n) AS n
//// exclusive or, many times · refused
MATCH (n) WHERE n.a⟨ XOR n.b×1500⟩ RETURN count(n) AS n
//// not, many times · harmless
RETURN ⟨NOT ×4000⟩true AS x
//// minus, many times · harmless
RETURN ⟨- ×9000⟩1 AS x
//// brackets nested · harmless
RETURN ⟨(×5000⟩1⟨)×5000⟩ AS x
//// lists nested · harmless
RETURN ⟨[×5000⟩1⟨]×5000⟩ AS x
//// maps nested · harmless
RETURN ⟨{a:×3000⟩1⟨}×3000⟩ AS x
//// cases nested · harmless
RETURN ⟨CASE WHEN true THEN ×700⟩1⟨ END×700⟩ AS x
//// subqueries nested · harmless
⟨CALL { ×600⟩RETURN 1 AS x⟨ } RETURN x×600⟩
//// exists nested · harmless
MATCH (n) WHERE ⟨EXISTS { MATCH (n)--() WHERE ×60⟩true⟨ }×60⟩ RETURN count(n) AS n
//// comprehensions nested · refused
RETURN ⟨[x IN [1] | ×400⟩1⟨]×400⟩ AS x
//// functions nested · harmless
RETURN ⟨abs(×3000⟩1⟨)×3000⟩ AS x
//// indexes in a row · harmless
RETURN [[1]]⟨[0]×6000⟩ AS x
//// properties in a row · harmless
MATCH (n) RETURN n⟨.a×6000⟩ AS x
//// many unions · harmless
RETURN 1 AS x⟨ UNION RETURN 1 AS x×900⟩
//// many matches · harmless
MATCH (a)⟨ MATCH (a)×1500⟩ RETURN count(a) AS n
//// many optional matches · harmless
MATCH (a:Agency)⟨ OPTIONAL MATCH (a)-->()×500⟩ RETURN count(a) AS n
//// many patterns to order · harmless
MATCH (a0)⟨,()-->()×150⟩ RETURN count(*) AS n
//// a long chain to order · harmless
MATCH (a)⟨-->()×200⟩ RETURN count(*) AS n
//// many withs · harmless
WITH 1 AS x⟨ WITH x×2400⟩ RETURN x
//// many columns · harmless
RETURN 1 AS a⟨, 1×6000⟩
//// a list of ten thousand · harmless
RETURN [1⟨,1×9000⟩] AS x
//// a long string · harmless
RETURN '⟨x×19000⟩' AS x
//// a long name · harmless
RETURN 1 AS `⟨x×19000⟩`
//// a long label · harmless
MATCH (n:`⟨x×19000⟩`) RETURN n
//// a long number · refused
RETURN ⟨9×19000⟩ AS x
//// a long decimal · harmless
RETURN 0.⟨9×19000⟩ AS x
//// a huge exponent · harmless
RETURN 1e308 * 10 AS x, toFloat('1e999999999') AS y
//// a number out of range · refused
RETURN 9223372036854775808 AS x
//// a sum out of range · harmless
RETURN 9223372036854775807 + 1 AS x
//// emoji and planes · harmless
RETURN '⟨😀×4000⟩' AS x
//// combining marks · harmless
RETURN 'e⟨́×9000⟩' AS x
//// long comment · harmless
RETURN 1 AS x /* ⟨x×19000⟩ */
//// as many terms as words fit · harmless
RETURN 1⟨+1×740⟩ AS n
//// as many strings as words fit · harmless
RETURN 'a'⟨+'a'×740⟩ AS s
//// as many conditions as words fit · harmless
MATCH (n) WHERE n.name = 'a'⟨ OR n.x = 1×240⟩ RETURN count(n) AS n
//// conditions that multiply out, as many as words fit · harmless
MATCH (n) WHERE (n.a = 1 AND n.b = 2)⟨ OR (n.c = 3 AND n.d = 4)×100⟩ RETURN count(n) AS n
//// conditions that multiply out, a few · harmless
MATCH (n) WHERE (n.a = 1 AND n.b = 2)⟨ OR (n.c = 3 AND n.d = 4)×7⟩ RETURN count(n) AS n
//// the other way, as many as words fit · harmless
MATCH (n) WHERE (n.a = 1 OR n.b = 2)⟨ AND (n.c = 3 OR n.d = 4)×100⟩ RETURN count(n) AS n
//// not of both ways · harmless
MATCH (n) WHERE NOT ((n.a = 1 OR n.b = 2)⟨ AND (n.c = 3 OR n.d = 4)×100⟩) RETURN count(n) AS n
//// exclusive or, as often as may be · harmless
MATCH (n) WHERE n.a = 1⟨ XOR n.b = 2×4⟩ RETURN count(n) AS n
//// not, as often as words fit · harmless
RETURN ⟨NOT ×1400⟩true AS x
//// minus, as often as words fit · harmless
RETURN ⟨- ×1400⟩1 AS x
//// brackets as deep as may be · harmless
RETURN ⟨(×39⟩1⟨)×39⟩ AS x
//// cases as deep as words fit · harmless
RETURN ⟨CASE WHEN true THEN ×280⟩1⟨ END×280⟩ AS x
//// subqueries as deep as may be · harmless
⟨CALL { ×39⟩RETURN 1 AS x⟨ } RETURN x×39⟩
//// exists as deep as may be · harmless
MATCH (n) WHERE ⟨EXISTS { MATCH (n)--() WHERE ×8⟩true⟨ }×8⟩ RETURN count(n) AS n
//// exists as deep as brackets may be · refused
MATCH (n) WHERE ⟨EXISTS { MATCH (n)--() WHERE ×35⟩true⟨ }×35⟩ RETURN count(n) AS n
//// counts in counts · refused
MATCH (n) WHERE ⟨COUNT { (n)--() WHERE ×35⟩true⟨ } > 0×35⟩ RETURN count(n) AS n
//// lists in lists by subqueries · refused
MATCH (n) RETURN ⟨COLLECT { MATCH (n)--() RETURN ×35⟩1⟨ }×35⟩ AS n
//// patterns in patterns as deep as may be · harmless
MATCH (n) RETURN ⟨[(n)--() WHERE ×4⟩true⟨ | 1] = []×4⟩ AS n
//// patterns in patterns · refused
MATCH (n) RETURN ⟨[(n)--() WHERE ×35⟩true⟨ | 1] = []×35⟩ AS n
//// patterns and subqueries in turns · refused
MATCH (n) WHERE ⟨EXISTS { (n)--() WHERE [(n)--() WHERE ×15⟩true⟨ | 1] = [] }×15⟩ RETURN count(n) AS n
//// unions, as many as words fit · harmless
RETURN 1 AS x⟨ UNION RETURN 1 AS x×290⟩
//// matches, as many as words fit · harmless
MATCH (a)⟨ MATCH (a)×340⟩ RETURN count(a) AS n
//// optional matches, as many as words fit · harmless
MATCH (a:Agency)⟨ OPTIONAL MATCH (a)-->()×140⟩ RETURN count(a) AS n
//// patterns to order, as many as words fit · harmless
MATCH (a0)⟨,()-->()×170⟩ RETURN count(*) AS n
//// a chain to order, as long as words fit · harmless
MATCH (a)⟨-->()×280⟩ RETURN count(*) AS n
//// a star to order · harmless
MATCH (a)⟨,(a)-->()×150⟩ RETURN count(*) AS n
//// withs, as many as words fit · harmless
WITH 1 AS x⟨ WITH x×700⟩ RETURN x
//// columns, as many as words fit · harmless
RETURN 1 AS a⟨, 1×700⟩
//// indexes in a row, as many as words fit · harmless
RETURN [[1]]⟨[0]×480⟩ AS x
//// properties in a row, as many as words fit · harmless
MATCH (n) RETURN n⟨.a×700⟩ AS x
