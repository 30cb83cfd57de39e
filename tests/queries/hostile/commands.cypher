// Commands: SHOW and TERMINATE, users, roles, databases, aliases, servers, and USE.
//// show users · refused
SHOW USERS
//// show users with auth · refused
SHOW USERS WITH AUTH YIELD user, auth RETURN user
//// show the current user · refused
SHOW CURRENT USER
//// show roles · refused
SHOW ALL ROLES WITH USERS
//// show privileges · refused
SHOW PRIVILEGES AS COMMANDS
//// show supported privileges · refused
SHOW SUPPORTED PRIVILEGES
//// show settings · refused
SHOW SETTINGS
//// show one setting · refused
SHOW SETTINGS 'server.bolt.listen_address' YIELD value
//// show transactions · refused
SHOW TRANSACTIONS
//// show transactions and end them · refused
SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message
//// show procedures · refused
SHOW PROCEDURES
//// show functions · refused
SHOW FUNCTIONS YIELD name
//// show indexes · refused
SHOW INDEXES
//// show constraints · refused
SHOW CONSTRAINTS YIELD createStatement
//// show databases · refused
SHOW DATABASES
//// show the default database · refused
SHOW DEFAULT DATABASE
//// show the home database · refused
SHOW HOME DATABASE
//// show aliases · refused
SHOW ALIASES FOR DATABASE
//// show servers · refused
SHOW SERVERS
//// show auth rules · refused
SHOW AUTH RULES
//// terminate · refused
TERMINATE TRANSACTION 'neo4j-transaction-1'
//// terminate several · refused
TERMINATE TRANSACTIONS 'neo4j-transaction-1', 'neo4j-transaction-2' YIELD *
//// create a user · refused
CREATE USER eve SET PASSWORD 'secret-secret' CHANGE NOT REQUIRED
//// create or replace a user · refused
CREATE OR REPLACE USER neo4j SET PASSWORD 'secret-secret'
//// rename a user · refused
RENAME USER neo4j TO eve
//// alter a user · refused
ALTER USER neo4j SET PASSWORD 'secret-secret'
//// suspend a user · refused
ALTER USER neo4j SET STATUS SUSPENDED
//// own password · refused
ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'secret-secret'
//// drop a user · refused
DROP USER neo4j IF EXISTS
//// create a role · refused
CREATE ROLE eve AS COPY OF admin
//// drop a role · refused
DROP ROLE reader IF EXISTS
//// grant a role · refused
GRANT ROLE admin TO eve
//// revoke a role · refused
REVOKE ROLE admin FROM neo4j
//// grant all · refused
GRANT ALL ON DBMS TO PUBLIC
//// deny · refused
DENY MATCH {*} ON GRAPH * TO PUBLIC
//// grant load · refused
GRANT LOAD ON ALL DATA TO PUBLIC
//// create a database · refused
CREATE DATABASE eve IF NOT EXISTS
//// create a composite database · refused
CREATE COMPOSITE DATABASE eve
//// stop a database · refused
STOP DATABASE neo4j
//// start a database · refused
START DATABASE neo4j
//// alter a database · refused
ALTER DATABASE neo4j SET ACCESS READ ONLY
//// drop a database · refused
DROP DATABASE neo4j IF EXISTS DUMP DATA
//// create an alias · refused
CREATE ALIAS eve FOR DATABASE neo4j
//// create an alias elsewhere · refused
CREATE ALIAS eve FOR DATABASE x AT 'neo4j://127.0.0.1:1' USER eve PASSWORD 'secret-secret'
//// drop an alias · refused
DROP ALIAS eve IF EXISTS FOR DATABASE
//// enable a server · refused
ENABLE SERVER '25a7efc7-d063-44b8-bdee-f23357f89f01'
//// drop a server · refused
DROP SERVER 'x'
//// deallocate · refused
DEALLOCATE DATABASES FROM SERVER 'x'
//// use system · refused
USE system SHOW USERS
//// use system and read · refused
USE system MATCH (n) RETURN n
//// use another database · refused
USE neo4j2 MATCH (n) RETURN n
//// use a graph by name · refused
USE graph.byName('system') MATCH (n) RETURN n
//// use by element id · refused
USE graph.byElementId('4:x:0') MATCH (n) RETURN n
//// use in a subquery · refused
CALL { USE system MATCH (n) RETURN n } RETURN n
