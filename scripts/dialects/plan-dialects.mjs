// What follows from the list of dialects: files and parts of files that nobody writes by hand. Reads the checkout alone.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { catalogueSources } from "./catalogue-sources.mjs";

const LIST = "packages/dialect-catalogue/dialects.txt";
const DIALECTS = "packages/dialects";
const TEMPLATE = "template";
const HALVES = ["./convert", "./client", "./sandbox"];

/** Every file that follows from the list, as it should be: `[file, text]`. Throws a sentence where the list cannot be followed. */
export function planDialects(root) {
  const read = (file) => readFileSync(path.join(root, file), "utf8");
  const ids = listedDialects(root);
  const own = ids.flatMap((id) => ownFiles(id, root));
  const planned = new Map(own);
  const dialects = ids.map((id) => describe(id, (file) => planned.get(file) ?? read(file)));
  return [...own, ...catalogueSources(dialects), ...shared(dialects, read)];
}

/** Those files of a plan that are not as they should be. */
export function staleFiles(root, plan) {
  const now = (file) => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), "utf8") : null);
  return plan.filter(([file, text]) => now(file) !== text).map(([file]) => file);
}

/** Brings the checkout in step with a plan; answers the files that were written. */
export function writeDialects(root, plan) {
  const stale = staleFiles(root, plan);
  for (const [file, text] of plan.filter(([name]) => stale.includes(name))) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return stale;
}

/** Folders of dialects that the list does not name. One that begins with `_` is there to be copied. */
export function unlistedDialects(root) {
  const listed = new Set(listedDialects(root));
  const folders = readdirSync(path.join(root, DIALECTS), { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, DIALECTS, entry.name, "package.json")))
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith("_") && !listed.has(name));
}

function listedDialects(root) {
  const lines = readFileSync(path.join(root, LIST), "utf8").split("\n");
  const ids = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  for (const [index, id] of ids.entries()) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) fail(`"${id}" is no id: small letters, digits and single hyphens.`);
    if (ids.indexOf(id) !== index) fail(`${id} stands there twice.`);
    if (!existsSync(path.join(root, DIALECTS, id, "package.json"))) {
      fail(`${id} has no folder ${DIALECTS}/${id}. Copy ${DIALECTS}/_template there first.`);
    }
  }
  return ids;
}

// A fresh copy still bears the template's name, and has no page yet. What is there already belongs to its authors.
function ownFiles(id, root) {
  const read = (file) => readFileSync(path.join(root, file), "utf8");
  const manifest = `${DIALECTS}/${id}/package.json`;
  const wire = `${DIALECTS}/${id}/src/wire.ts`;
  const page = `docs/vendors/${id}.md`;
  const named = read(manifest).replace(`"@tonegraph/dialect-${TEMPLATE}"`, `"@tonegraph/dialect-${id}"`);
  const files = [[manifest, named]];
  if (existsSync(path.join(root, wire))) {
    files.push([wire, read(wire).replace(`DIALECT_ID = "${TEMPLATE}"`, `DIALECT_ID = "${id}"`)]);
  }
  if (existsSync(path.join(root, page))) return files;
  const { description = id } = JSON.parse(named);
  const begun = `# ${id}\n\n${description}\n\nLimits and sources: [its package](../../${DIALECTS}/${id}/README.md).\n\nIts table of failures is not written yet.\n`;
  return [...files, [page, begun]];
}

function describe(id, read) {
  const manifest = JSON.parse(read(`${DIALECTS}/${id}/package.json`));
  if (manifest.name !== `@tonegraph/dialect-${id}`) fail(`${id}'s package is named ${manifest.name}.`);
  if (typeof manifest.description !== "string") fail(`${id}'s package.json has no description: what it publishes.`);
  const halves = HALVES.filter((entry) => entry in manifest.exports);
  if (halves.length % HALVES.length !== 0)
    fail(`${id} exports ${halves.join(" and ")} of ${HALVES.join(", ")}: all or none.`);
  const [heading = ""] = read(`docs/vendors/${id}.md`).split("\n", 1);
  const title = heading.replace(/^# /, "").replace(/ \(`[^`]*`\)$/, "");
  return { id, isBuilt: halves.length > 0, title, publishes: manifest.description };
}

function shared(dialects, read) {
  const byName = dialects.map(({ id }) => id).toSorted();
  const edit = (file, pattern, lines) => {
    const before = read(file);
    if (!pattern.test(before)) fail(`${file} has no place for dialects any more: ${pattern}`);
    return [file, before.replace(pattern, () => lines.join(""))];
  };
  const references = (folder) => dialects.map(({ id }) => `    {\n      "path": "${folder}/${id}"\n    },\n`);
  const inReferences = (folder) =>
    new RegExp(`(?: {4}\\{\\n {6}"path": "${folder.replaceAll(".", "\\.")}/[a-z][^"]*"\\n {4}\\},\\n)+`);
  const rows = dialects.map(({ id, title, publishes }) => `| [${id}](${id}.md) | ${title} | ${publishes} |\n`);
  return [
    edit(
      "packages/dialect-catalogue/package.json",
      /(?: {4}"@tonegraph\/dialect-[^"]+": "workspace:\*",\n)+/,
      byName.map((id) => `    "@tonegraph/dialect-${id}": "workspace:*",\n`),
    ),
    edit("packages/dialect-catalogue/tsconfig.json", inReferences("../dialects"), references("../dialects")),
    ...["tsconfig.json", "tsconfig.tests.json"].map((file) => edit(file, inReferences(DIALECTS), references(DIALECTS))),
    edit("docs/vendors/README.md", /(?<=\| --- \| --- \| --- \|\n)(?:\|.*\n)+/, rows),
  ];
}

function fail(sentence) {
  throw new Error(`${LIST}: ${sentence}`);
}
