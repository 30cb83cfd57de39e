"""The only code that talks to Neo4j: connection, local server, model, load, sweep. Knows no Chinese grammar."""

__version__ = "0.1.0"  # of the product; written into dumps
