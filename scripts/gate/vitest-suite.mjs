import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { forTests } from "../bootstrap/clean-environment.mjs";
import { pinnedNode, stampDir } from "../bootstrap/paths.mjs";
import { run } from "../bootstrap/run.mjs";
import { countResults } from "./count-results.mjs";
import { listFailures } from "./list-failures.mjs";
import { memoryFolder } from "./memory-folder.mjs";
import { afterSecondTry, filesForSecondTry } from "./second-try.mjs";
import { toolScript } from "./find-tool.mjs";

/** A suite of vitest files: `filters` choose them, `options` are vitest's own. What vitest itself counted is the verdict. */
export function vitestSuite(name, filters, { options = [], environment = {} } = {}) {
  const slug = name.replaceAll(" ", "-");
  const runFiles = (files, reportName) => runVitest([...options, ...files], reportName, environment);
  return {
    name,
    run: async () => {
      const first = await runFiles(filters, slug);
      if (first === null) return { passed: 0, failed: 1 };
      const files = filesForSecondTry(first.report, first.result);
      if (files.length === 0) return { ...first.result, failures: listFailures(first.report) };
      process.stdout.write(`\nOnce more, alone: ${files.join(", ")}\n`);
      const second = await runFiles(files, `${slug}-second-try`);
      if (second === null) return { ...first.result, failures: listFailures(first.report) };
      return afterSecondTry(first, second.report, second.result);
    },
  };
}

async function runVitest(args, reportName, environment) {
  const reportFile = path.join(stampDir, `${reportName}.json`);
  mkdirSync(stampDir, { recursive: true });
  rmSync(reportFile, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const memory = memoryFolder();
  const { code } = await run(pinnedNode, [toolScript("vitest"), "run", ...args, ...reporters], {
    // Databases that nobody keeps would else wait for the disk, most of all when their files are removed.
    env: { ...forTests(), ...(memory === null ? {} : { TMPDIR: memory }), ...environment },
  });
  if (!existsSync(reportFile)) return null;
  const report = JSON.parse(readFileSync(reportFile, "utf8"));
  return { report, result: countResults(report, code) };
}
