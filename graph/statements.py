"""Every write the product makes, as named Cypher texts derived from `graph/model.py`.

Traps kept in mind (measured on Neo4j 5.26): constraints before the first row; only the key inside MERGE, the rest in
SET; a relationship is merged from the end that has few; both ends are matched by label and key. Identifiers come from
the model alone, values are always parameters.
"""

from __future__ import annotations

from graph.model import BELONGS_TO, RELATIONSHIPS, Node, Relationship

# Taking the write lock first makes two loads of one document wait for each other instead of mixing.
LOCK_DOCUMENTS = """\
UNWIND $ids AS id
MERGE (d:Document {id: id})
SET d.id = id
RETURN id, d.content_hash AS content_hash, d.file AS file, d.title AS title, d.model_version AS model_version,
  d.jurisdiction AS jurisdiction,
  head(COLLECT { MATCH (m:Restoring) RETURN m.file }) AS restoring"""

# Documents that hold what was written: the hash says what that was, the counts that nobody has taken it away since.
# The relationships of a task are gone through once: a task's are a chain, and every count by itself would walk it anew.
WHOLE_DOCUMENTS = """\
UNWIND $given AS given
MATCH (d:Document {id: given.id})
WHERE d.content_hash = given.content_hash AND d.model_version = $version AND NOT EXISTS { MATCH (:Restoring) }
CALL (d) {
  OPTIONAL MATCH (d)-[:CONTAINS]->(t:Task)
  OPTIONAL MATCH (t)-[r:LEADS|COOPERATES|TARGETS|IMPOSES]-(other)
  WITH t, type(r) AS kind, other
  WITH count(DISTINCT t) AS tasks,
       count(CASE kind WHEN 'LEADS' THEN 1 END) AS leads,
       count(CASE kind WHEN 'COOPERATES' THEN 1 END) AS cooperates,
       count(CASE kind WHEN 'TARGETS' THEN 1 END) AS targets,
       count(CASE kind WHEN 'IMPOSES' THEN 1 END) AS obligations,
       collect(DISTINCT CASE WHEN kind IN ['LEADS', 'COOPERATES'] THEN other END) AS agencies
  RETURN tasks, leads, cooperates, targets, obligations,
         size([a IN agencies WHERE a.jurisdiction = '' OR EXISTS { (a)-[:BELONGS_TO]->() }]) AS bodies
}
WITH d, tasks, leads, cooperates, obligations, bodies, targets + COUNT { (d)-[:TARGETS]->() } AS targets
WHERE tasks = d.task_count AND leads = d.lead_count AND leads + cooperates = d.role_count AND targets = d.target_count
  AND obligations = d.obligation_count AND bodies = d.body_count AND COUNT { (d)-[:ISSUED_FOR]->() } = 1
RETURN d.id AS id, tasks, leads, cooperates, targets, obligations"""

FIND_DOCUMENT = """\
MATCH (d:Document {id: $id})
RETURN d.title AS title, d.jurisdiction AS jurisdiction"""

# What a document points at: the only shared nodes that replacing or removing it can orphan.
SHARED_NEIGHBOURS = """\
MATCH (d:Document {id: $id})
OPTIONAL MATCH (d)-[:CONTAINS]->(t:Task)
WITH d, collect(t) AS tasks
UNWIND tasks + [d] AS n
MATCH (n)--(s:Agency|Indicator|Jurisdiction)
WITH DISTINCT s
OPTIONAL MATCH (s)-[:BELONGS_TO]->(place:Jurisdiction)
WITH collect(s) + collect(place) AS found
UNWIND found AS s
RETURN DISTINCT labels(s)[0] AS label, s.id AS id
ORDER BY label, id"""

DELETE_TASKS = """\
MATCH (d:Document {id: $id})-[:CONTAINS]->(t:Task)
OPTIONAL MATCH (t)-[:IMPOSES]->(o:Obligation)
DETACH DELETE o, t"""

DELETE_OWN_RELATIONSHIPS = """\
MATCH (d:Document {id: $id})-[r]->()
DELETE r"""

DELETE_DOCUMENT = """\
MATCH (d:Document {id: $id})
DETACH DELETE d"""

# Facts of plans whose sentences are elsewhere have a label alone.
TASK_TEXTS = """\
MATCH (t:Task)
RETURN t.id AS id,
       CASE WHEN coalesce(t.text, '') = '' THEN t.label ELSE coalesce(t.title + '。', '') + t.text END AS text
ORDER BY t.document_id, t.seq"""

# Of large graphs only on demand; writing a document again takes the mark away.
UNCOMPARED = """\
MATCH (d:Document)
WHERE d.compared IS NULL
RETURN count(d) AS documents"""

DOCUMENT_HASHES = """\
MATCH (d:Document)
RETURN d.id AS id, d.content_hash AS content_hash
ORDER BY id"""

MARK_COMPARED = """\
UNWIND $rows AS row
MATCH (d:Document {id: row.id})
WHERE d.content_hash = row.content_hash
SET d.compared = true"""

DELETE_SIMILAR = """\
MATCH (:Task)-[r:SIMILAR_TO]->(:Task)
DELETE r"""


def merge_nodes(node: Node) -> str:
    """Rows are property maps with the key; a property that is gone from the row is gone from the node."""
    return f"UNWIND $rows AS row\nMERGE (n:{node.label} {{{node.key}: row.{node.key}}})\nSET n = row"


def create_nodes(node: Node) -> str:
    """Into a graph that holds none of them."""
    return f"UNWIND $rows AS row\nCREATE (n:{node.label})\nSET n = row"


def create_relationships(relationship: Relationship) -> str:
    """Rows as in `merge_relationships`, into a graph that holds none of them yet."""
    return (
        f"UNWIND $rows AS row\n"
        f"MATCH (a:{relationship.start} {{id: row.start}})\n"
        f"MATCH (b:{relationship.end} {{id: row.end}})\n"
        f"CREATE (a)-[r:{relationship.type}]->(b)\n"
        f"SET r = row.properties"
    )


def lock_nodes(node: Node) -> str:
    """Create what is missing of shared nodes, take their write locks and return what they hold now."""
    return (
        f"UNWIND $keys AS key\n"
        f"MERGE (n:{node.label} {{{node.key}: key}})\n"
        f"SET n.{node.key} = key\n"
        f"RETURN key, properties(n) AS properties"
    )


def hold_nodes(node: Node) -> str:
    """Create shared nodes that are missing, lock the others, return those that say something else than their row.

    `bare`: nothing supported the node before.
    """
    return (
        f"UNWIND $rows AS row\n"
        f"MERGE (n:{node.label} {{{node.key}: row.{node.key}}})\n"
        f"ON CREATE SET n = row\n"
        f"SET n.{node.key} = row.{node.key}\n"
        f"WITH n, row WHERE properties(n) <> row\n"
        f"RETURN n.{node.key} AS key, properties(n) AS properties, NOT EXISTS {{ {node.support} }} AS bare"
    )


def merge_relationships(relationship: Relationship) -> str:
    """Rows are `{start, end, properties}`; the pattern is written from the low-degree end."""
    key = ", ".join(f"{name}: row.properties.{name}" for name in relationship.key)
    edge = f"[r:{relationship.type} {{{key}}}]" if key else f"[r:{relationship.type}]"
    start = f"MATCH (a:{relationship.start} {{id: row.start}})"
    end = f"MATCH (b:{relationship.end} {{id: row.end}})"
    if relationship.merge_from == "start":
        lines = [start, end, f"MERGE (a)-{edge}->(b)"]
    else:
        lines = [end, start, f"MERGE (b)<-{edge}-(a)"]
    return "\n".join(["UNWIND $rows AS row", *lines, "SET r = row.properties"])


def count_documents() -> str:
    """A row of counts, `id` among them, for each of `$ids`."""
    return f"UNWIND $ids AS id\nMATCH (d:Document {{id: id}})\nRETURN id,\n  {_counts()}"


def _counts() -> str:
    """What is read back through the document `d`: its nodes by label and its relationships by pattern.

    Shared nodes need no count of their own: a relationship that is there has both its ends.
    """
    bodies = "MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(a:Agency)-[:BELONGS_TO]->(:Jurisdiction)"
    counts = {
        "Task": "COUNT { MATCH (t:Task {document_id: d.id}) }",
        "Obligation": "COUNT { (d)-[:CONTAINS]->(:Task)-[:IMPOSES]->(:Obligation) }",
        BELONGS_TO.name: f"COUNT {{ {bodies} RETURN DISTINCT a }}",
    }
    for edge in RELATIONSHIPS:
        if edge.start == "Document":
            counts[edge.name] = f"COUNT {{ (d)-[:{edge.type}]->(:{edge.end}) }}"
        elif edge.start == "Task" and edge.end != "Task":
            counts[edge.name] = f"COUNT {{ (d)-[:CONTAINS]->(:Task)-[:{edge.type}]->(:{edge.end}) }}"
        elif edge.end == "Task" and edge.start != "Task":
            counts[edge.name] = f"COUNT {{ (d)-[:CONTAINS]->(:Task)<-[:{edge.type}]-(:{edge.start}) }}"
    return ",\n  ".join(f"{count} AS `{name}`" for name, count in counts.items())


def unsupported(node: Node, *, among_keys: bool) -> str:
    """Shared nodes that no supporting relationship keeps: of the whole label, or among `$keys`."""
    start = [f"MATCH (n:{node.label})"]
    if among_keys:
        start = ["UNWIND $keys AS wanted", f"MATCH (n:{node.label} {{{node.key}: wanted}})"]
    return "\n".join(
        [
            *start,
            f"WHERE NOT EXISTS {{ {node.support} }}",
            f"RETURN n.{node.key} AS key, n.name AS name",
            "ORDER BY key",
        ]
    )


def delete_nodes(node: Node) -> str:
    """Delete nodes by key, with whatever relationships they have left."""
    return f"UNWIND $keys AS key\nMATCH (n:{node.label} {{{node.key}: key}})\nDETACH DELETE n"
