// npm test: the whole gate. Every suite runs, also after one has failed; the last line counts them all.
import { ensureInstalled } from "./bootstrap/ensure-installed.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";

requireNode();
const began = performance.now();
await ensureInstalled();
const { rows } = await import("./gate/suites.mjs");

const results = [];
for (const row of rows) {
  const running = row.map((suite) => ({ name: suite.name, result: runSuite(suite) }));
  for (const { name, result } of running) {
    process.stdout.write(`\n── ${name} ──\n`);
    const { output = "", ...rest } = await result;
    process.stdout.write(output);
    results.push({ name, ...rest });
  }
}
printSummary();

async function runSuite(suite) {
  const suiteBegan = performance.now();
  const result = await suite.run().catch(reportBrokenSuite);
  return { ...result, seconds: (performance.now() - suiteBegan) / 1000 };
}

function reportBrokenSuite(error) {
  return { passed: 0, failed: 1, output: `${error.stack ?? error}\n` };
}

function printSummary() {
  const total = results.reduce((sum, { passed, failed }) => [sum[0] + passed, sum[1] + failed], [0, 0]);
  process.stdout.write("\n");
  printTests("Failed", (result) => result.failures);
  printTests("Unsteady: failed among the others and passed alone. Mend the cause", (result) => result.unsteady);
  for (const { name, passed, failed, seconds } of results) {
    const verdict = failed === 0 ? "ok  " : "FAIL";
    process.stdout.write(
      `${verdict} ${name.padEnd(20)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s\n`,
    );
  }
  process.stdout.write(`in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  process.stdout.write(`${total[0]} passed, ${total[1]} failed\n`);
  process.exitCode = total[1] === 0 ? 0 : 1;
}

// At the end, where whoever sees only the last lines of a log still finds them.
function printTests(title, pick) {
  const tests = results.flatMap((result) => pick(result) ?? []);
  if (tests.length === 0) return;
  process.stdout.write(`${title}:\n`);
  for (const { file, test, message } of tests) {
    process.stdout.write(`  ${file} > ${test}\n${message.replaceAll(/^/gm, "      ")}\n`);
  }
  process.stdout.write("\n");
}
