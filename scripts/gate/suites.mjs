// The suites of the gate, cheapest first. A static suite counts as one test; a vitest suite counts its own. Suites of one
// row run beside each other, which only those may that assert nothing about time and keep their output back.
import { buildDesigner } from "../bootstrap/build-designer.mjs";
import { findBrowser } from "../find-browser.mjs";
import { programSuite } from "./program-suite.mjs";
import { toolScript } from "./find-tool.mjs";
import { formatArguments, lintArguments, typeArguments } from "./tool-arguments.mjs";
import { vitestSuite } from "./vitest-suite.mjs";

export const rows = [
  [programSuite("format", [...formatArguments(), "--check"])],
  [
    programSuite("types", typeArguments()),
    programSuite("lint", lintArguments()),
    programSuite("unused code", [toolScript("knip"), "--no-progress", "--no-config-hints"]),
  ],
  [vitestSuite("repository checks", ["tooling"])],
  [vitestSuite("packages and apps", ["packages", "apps"])],
  [{ name: "designer build", run: runDesignerBuild }],
  [{ name: "browser journeys", run: runJourneys }],
];

// Always built anew here: the build itself fails above its size budget, and prints what it weighs.
async function runDesignerBuild() {
  const { code } = await buildDesigner({ always: true });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runJourneys() {
  const browser = await findBrowser();
  if (!browser.ok) {
    process.stdout.write(`${browser.reason}\n`);
    return { passed: 0, failed: 1 };
  }
  process.stdout.write(`Browser: ${browser.path}\n`);
  const options = ["--config", "e2e/vitest.config.ts"];
  const suite = vitestSuite("browser journeys", [], { options, environment: { CHROME_PATH: browser.path } });
  return suite.run();
}
