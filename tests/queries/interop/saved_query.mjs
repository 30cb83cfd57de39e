// Runs saved queries by the official JavaScript driver: the text as it stands in the file, without its header lines.
// node saved_query.mjs <uri> <user> <database>  < [{"cypher": …, "values": …}, …]   password in NEO4J_PASSWORD
import neo4j from "neo4j-driver";
import { readFileSync } from "node:fs";

const [uri, user, database] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(0, "utf8"));
const driver = neo4j.driver(uri, neo4j.auth.basic(user, process.env.NEO4J_PASSWORD), { disableLosslessIntegers: true });
const answers = [];
for (const { cypher, values } of asked) {
  const { records } = await driver.executeQuery(cypher, values, { database, routing: neo4j.routing.READ });
  answers.push(records.map((record) => record.toObject()));
}
await driver.close();
console.log(JSON.stringify(answers));
