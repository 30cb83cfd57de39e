"""The only code that talks to Neo4j: connection, local server, model, load, sweep. Knows no Chinese grammar."""
