// node validate.js FILE...: holds each file against the schema that OASIS
// publishes for SARIF 2.1.0, as a package of npm brings it.
"use strict";
const fs = require("fs");
const path = require("path");
const Ajv = require("ajv");

const home = path.dirname(require.resolve("@microsoft/jest-sarif"));
const schema = JSON.parse(fs.readFileSync(path.join(home, "schemas",
    "sarif-2.1.0-rtm.5.json"), "utf8"));
const ajv = new Ajv({ schemaId: "auto", meta: false, allErrors: true,
	unknownFormats: "ignore" });

ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const validate = ajv.compile(schema);
let bad = 0;

for (const file of process.argv.slice(2)) {
	if (validate(JSON.parse(fs.readFileSync(file, "utf8"))))
		continue;
	bad++;
	for (const e of validate.errors.slice(0, 5))
		console.log(`${file}: ${e.dataPath || "/"} ${e.message}`);
}
process.exit(bad ? 1 : 0);
