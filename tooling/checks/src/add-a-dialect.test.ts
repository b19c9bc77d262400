// Follows docs/guides/add-a-dialect.md: copies the template, adds the guide's lines, and lets the new dialect's tests, the
// catalogue's and the sandbox's say whether that was all.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readText, rootDir } from "./workspace.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

const ID = "acme-lines";
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

interface Line {
  readonly file: string;
  readonly list: string;
  readonly text: string;
}

let copy: WorkspaceCopy;
let results: ReadonlyMap<string, string>;

beforeAll(() => {
  copy = copyWorkspace();
  copy.copy("packages/dialects/_template", NEW);
  replace(`${NEW}/package.json`, "@tonegraph/dialect-template", `@tonegraph/dialect-${ID}`);
  replace(`${NEW}/src/wire.ts`, 'DIALECT_ID = "template"', `DIALECT_ID = "${ID}"`);
  copy.write(`docs/vendors/${ID}.md`, "# Acme lines\n");
  for (const line of linesOfGuide()) add(line);
  copy.write("apps/vendor-sandbox/src/served.test.ts", SERVED);
  copy.link();
  results = runTests();
}, 180_000);
afterAll(() => copy.remove());

describe("a dialect that is made as the guide says", () => {
  it("is found in the guide", () => expect(linesOfGuide().length).toBeGreaterThanOrEqual(13));

  it.each([
    ["passes the conformance suite", /as every dialect must be carries one id everywhere/],
    ["passes the fault matrix", /when its vendor fails under write: 400/],
    ["is in every list of the catalogue", /has the same dialects in every one of its lists/],
    ["is found everywhere", /finds acme-lines everywhere/],
    ["has the files that dialects have", /packages\/dialects\/acme-lines has the same files as the others/],
    ["is in the catalogue's lists by name", /acme-lines is in the catalogue/],
    ["has its page in the index", /docs\/vendors\/README\.md lists exactly the pages there/],
    ["is served by the sandbox", /acme-lines is served/],
  ])("%s", (_, name) => {
    const found = [...results].filter(([test]) => name.test(test));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, status]) => status !== "passed")).toEqual([]);
  });

  it("fails nothing else that knows of dialects", () => {
    expect([...results].filter(([, status]) => status === "failed").map(([test]) => test)).toEqual([]);
  });
});

function replace(file: string, from: string, to: string): void {
  const text = copy.read(file);
  expect(text, file).toContain(from);
  copy.write(file, text.replaceAll(from, to));
}

/** The rows of the guide's table. */
function linesOfGuide(): readonly Line[] {
  const rows = readText("docs/guides/add-a-dialect.md").matchAll(/^\| `([^`]+)` \| (.+?) \| `(.+)` \|$/gm);
  return [...rows].map(([, file = "", list = "", text = ""]) => ({
    file,
    list: list.replaceAll("`", ""),
    text: text.replaceAll("\\|", "|"),
  }));
}

/** Adds a line to the beginning of its list. */
function add({ file, list, text }: Line): void {
  if (list === "imports") return copy.write(file, `${text}\n${copy.read(file)}`);
  const head = list === "the table" ? /(?<=\| --- \|\n)/ : new RegExp(`(?<=\\b${list}"?\\b[^\\n]*[[{](?=\\n))`);
  const before = copy.read(file);
  const after = before.replace(head, list === "the table" ? `${text}\n` : `\n${text}`);
  expect(after, `${file} has the list ${list}`).not.toBe(before);
  copy.write(file, after);
}

function runTests(): ReadonlyMap<string, string> {
  const names = "as every dialect must be|when its vendor fails|acme-lines|every one of its lists|lists exactly";
  const files = [NEW, "packages/dialect-catalogue/src/index.test.ts", "tooling/checks/src/documentation.test.ts"];
  const vitest = path.join(rootDir, "node_modules/vitest/vitest.mjs");
  const args = [
    vitest,
    "run",
    ...files,
    "apps/vendor-sandbox/src/served.test.ts",
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
