// Copies the data folder of a running Tonegraph with its embedded database. Reads the same variables as the server.
// Run: DATA_DIR=./data node apps/bff/scripts/back-up.ts <new folder>
import { existsSync } from "node:fs";
import { readProcessConfig } from "../src/config.ts";
import { backUp } from "../src/infrastructure/embedded-postgres/back-up.ts";
import { StartupError } from "../src/infrastructure/embedded-postgres/startup-error.ts";

const [target] = process.argv.slice(2);
const config = readProcessConfig();
if (target === undefined || existsSync(target) || !config.ok) {
  const faults = config.ok ? [] : config.error.map(({ variable, message }) => `${variable} ${message}`);
  process.stderr.write(`${["Name a folder that does not exist yet.", ...faults].join("\n")}\n`);
  process.exit(2);
}
try {
  await backUp({ dataDir: config.value.dataDir, target, secretKey: config.value.secretKey });
  process.stdout.write(`${target} holds the database. Keep the secret key too, in another place.\n`);
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
