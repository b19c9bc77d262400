// The lists of the catalogue as source text, formatted as the formatter would.
const FOLDER = "packages/dialect-catalogue/src/generated";
const HEADER = '// Written by "npm run dialects" from ../../dialects.txt. Change that list, not this file.\n';
const WIDTH = 120;

/** The catalogue's generated files, `[file, text]`: one per entry point, so that nobody loads halves that he does not use. */
export function catalogueSources(dialects) {
  const built = dialects.filter(({ isBuilt }) => isBuilt);
  return [
    ["targets.ts", targets(dialects, built)],
    ["converters.ts", converters(built)],
    ["factories.ts", factories(built)],
    ["sandboxes.ts", sandboxes(built)],
  ].map(([file, text]) => [`${FOLDER}/${file}`, `${HEADER}${text}`]);
}

function targets(dialects, built) {
  const drawn = "Every dialect that flows can be drawn and checked for, in the order people see them.";
  const published =
    "The targets that flows can be published to, because their converter, client and sandbox are built: tenants are of these.";
  return [
    imports(dialects, { name: "descriptor", entry: "", type: "DialectDescriptor" }),
    list(dialects, { doc: drawn, name: "targets", type: "DialectDescriptor" }),
    list(built, { doc: published, name: "descriptors", type: "DialectDescriptor" }),
  ].join("\n");
}

function converters(built) {
  return [
    imports(built, { name: "converter", entry: "/convert", type: "DialectConverter" }),
    list(built, {
      doc: "The pure halves of all dialects, in the catalogue's order.",
      name: "converters",
      type: "DialectConverter",
    }),
  ].join("\n");
}

function sandboxes(built) {
  return [
    imports(built, { name: "sandbox", entry: "/sandbox", type: "DialectSandbox" }),
    list(built, { doc: "A stand-in of every dialect's vendor.", name: "sandboxes", type: "DialectSandbox" }),
  ].join("\n");
}

function factories(built) {
  const key = (id) => (id.includes("-") ? `"${id}"` : id);
  const lines = built.map(({ id }) => `  ${key(id)}: ${inCamels(id)},\n`).join("");
  return [
    imports(built, { name: "createClient", entry: "/client", type: "CreateDialectClient" }),
    `/** What makes clients, by the id of the dialect. */\nexport const factories: Readonly<Record<string, CreateDialectClient>> = {\n${lines}};\n`,
  ].join("\n");
}

function imports(dialects, { name, entry, type }) {
  const lines = dialects
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id }) => `import { ${name} as ${inCamels(id)} } from "@tonegraph/dialect-${id}${entry}";\n`);
  return `${lines.join("")}import type { ${type} } from "@tonegraph/vendor-kit";\n`;
}

function list(dialects, { doc, name, type }) {
  const names = dialects.map(({ id }) => inCamels(id));
  const begin = `export const ${name}: readonly ${type}[] = [`;
  const short = `${begin}${names.join(", ")}];`;
  const code = short.length <= WIDTH ? short : `${begin}\n${names.map((each) => `  ${each},\n`).join("")}];`;
  return `/** ${doc} */\n${code}\n`;
}

function inCamels(id) {
  return id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
}
