// Follows docs/guides/add-a-dialect.md: copies the template, adds one line, runs the script, and lets the new dialect's
// tests, the catalogue's and the sandbox's say whether that was all.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readText, rootDir } from "./workspace.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

/** The guide's own dialect may be there by then: whoever follows it makes that one. */
const IN_GUIDE = "acme-lines";
const ID = "copied-lines";
const NEW = `packages/dialects/${ID}`;

/** A test that the guide promises nothing about, but that shows the promise kept: the sandbox stands in for the dialect. */
const SERVED = `
import { expect, it } from "vitest";
import { buildSandboxApp } from "./build-sandbox-app.ts";

it("${ID} is served", async () => {
  const app = await buildSandboxApp();
  const payload = { client_id: "sandbox-client", client_secret: "sandbox-secret", scope: "lines:read lines:write" };
  const answer = await app.inject({ method: "POST", url: "/${ID}/oauth/token", payload });
  expect(answer.statusCode).toBe(200);
  await app.close();
});
`;

/** Suites outside of the dialect that ask every dialect. */
const SUITES = [
  "apps/vendor-sandbox/src/served.test.ts",
  "apps/vendor-sandbox/src/play-vendor.test.ts",
  "apps/bff/src/modules/deployments/engine/every-dialect.test.ts",
];

let copy: WorkspaceCopy;
let results: ReadonlyMap<string, string>;

beforeAll(() => {
  copy = copyWorkspace();
  for (const step of stepsOfGuide()) follow(step);
  copy.write("apps/vendor-sandbox/src/served.test.ts", SERVED);
  copy.link();
  results = runTests();
}, 180_000);
afterAll(() => copy.remove());

describe("a dialect that is made as the guide says", () => {
  it("is a copy, one line and a command", () => {
    expect(stepsOfGuide().map((step) => step.split(" ")[0])).toEqual(["cp", "echo", "npm"]);
  });

  it.each([
    ["passes the conformance suite", /as every dialect must be carries one id everywhere/],
    ["passes the fault matrix", /when its vendor fails under write: 400/],
    ["is in every list of the catalogue", /has the same dialects in every one of its lists/],
    ["is found everywhere", new RegExp(`finds ${ID} everywhere`)],
    ["has the files that dialects have", new RegExp(`packages/dialects/${ID} has the same files as the others`)],
    ["keeps the limits of the others as they were", /are in the table for each of the documented dialects/],
    ["leaves nothing to be written", /the places that name dialects follow from the list/],
    ["has its page in the index", /docs\/vendors\/README\.md lists exactly the pages there/],
    ["can be played", new RegExp(`who exists ${ID}: whatever is offered`)],
    ["is deployed like the others", new RegExp(`a deployment on ${ID} that leaves its first content there`)],
    ["has a page", new RegExp(`${ID} has a page under docs/vendors`)],
    ["is served by the sandbox", new RegExp(`${ID} is served`)],
  ])("%s", (_, name) => {
    const found = [...results].filter(([test]) => name.test(test));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, status]) => status !== "passed")).toEqual([]);
  });

  it("fails nothing else that knows of dialects", () => {
    expect([...results].filter(([, status]) => status === "failed").map(([test]) => test)).toEqual([]);
  });
});

/** The lines of the guide's first block of code. */
function stepsOfGuide(): readonly string[] {
  const [, block = ""] = /^```\n([^`]+)```$/m.exec(readText("docs/guides/add-a-dialect.md")) ?? [];
  return block.trim().replaceAll(IN_GUIDE, ID).split("\n");
}

/** Does what a line of the guide says, without a shell and without installing. */
function follow(step: string): void {
  const [, from, to] = /^cp -r (\S+) (\S+)$/.exec(step) ?? [];
  if (from !== undefined && to !== undefined) return copy.copy(from, to);
  const [, line, list] = /^echo (\S+) >> (\S+)$/.exec(step) ?? [];
  if (line !== undefined && list !== undefined) return copy.write(list, `${copy.read(list)}${line}\n`);
  expect(step).toBe("npm run dialects");
  const script = path.join(copy.folder, "scripts/dialects.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, "--lists-only"], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
}

function runTests(): ReadonlyMap<string, string> {
  const names = `as every dialect must be|when its vendor fails|${ID}|the catalogue|limits of|lists exactly|from the list`;
  const checks = ["documentation", "dialect-lists"].map((name) => `tooling/checks/src/${name}.test.ts`);
  const files = [NEW, "packages/dialect-catalogue", ...checks];
  const vitest = path.join(rootDir, "node_modules/vitest/vitest.mjs");
  const args = [
    vitest,
    "run",
    ...files,
    ...SUITES,
    "--isolate=false",
    "-t",
    names,
    "--reporter=json",
    "--outputFile=results.json",
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy.folder, encoding: "utf8" });
  if (!existsSync(path.join(copy.folder, "results.json"))) throw new Error(`${stdout}${stderr}`.slice(0, 4000));
  const report = JSON.parse(copy.read("results.json")) as Report;
  const failedFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  if (failedFiles.length > 0) throw new Error(JSON.stringify(failedFiles).slice(0, 4000));
  return new Map(
    report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, status }) => [fullName, status]),
    ),
  );
}

interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}
