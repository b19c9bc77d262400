import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { forTests } from "../bootstrap/clean-environment.mjs";
import { pinnedNode, stampDir } from "../bootstrap/paths.mjs";
import { run } from "../bootstrap/run.mjs";
import { countResults } from "./count-results.mjs";
import { toolScript } from "./find-tool.mjs";

/** A suite of vitest files. What vitest itself counted is the verdict. */
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
      if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
      return countResults(JSON.parse(readFileSync(reportFile, "utf8")), code);
    },
  };
}
