import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { forTests } from "../bootstrap/clean-environment.mjs";
import { pinnedNode, stampDir } from "../bootstrap/paths.mjs";
import { run } from "../bootstrap/run.mjs";
import { toolScript } from "./find-tool.mjs";

/** A suite of vitest files. What vitest itself counted is the verdict; a skipped test is not a passed one. */
export function vitestSuite(name, args, environment = {}) {
  const reportFile = path.join(stampDir, `${name.replaceAll(" ", "-")}.json`);
  return {
    name,
    run: async () => {
      mkdirSync(stampDir, { recursive: true });
      rmSync(reportFile, { force: true });
      const { code } = await run(
        pinnedNode,
        [
          toolScript("vitest"),
          "run",
          ...args,
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${reportFile}`,
        ],
        { env: { ...forTests(), ...environment } },
      );
      return countResults(reportFile, code);
    },
  };
}

function countResults(reportFile, code) {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(reportFile, "utf8"));
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) process.stdout.write(`${skipped} skipped: a skipped test counts as failed.\n`);
  // A file that does not load, or an error outside any test, fails the run without failing a test.
  const failed = report.numFailedTests + skipped + filesThatDidNotLoad(report);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function filesThatDidNotLoad(report) {
  return report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
}
