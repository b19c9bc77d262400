import type { OpenApiDocument, Operation } from "./open-api-document.ts";

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; font-size: 1.1rem; } h2 code { font-size: 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8884; }
pre { overflow-x: auto; padding: .8rem; background: #8881; border-radius: .4rem; font-size: .85rem; }
nav ul { columns: 2; padding-left: 1rem; }
`;

/** The API's description as one page without scripts, made from the OpenAPI document. */
export function renderApiDocs(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ title: `${method.toUpperCase()} ${path}`, operation })),
  );
  const contents = operations.map(
    ({ title, operation }) => `<li><a href="#${operation.operationId}">${escape(title)}</a></li>`,
  );
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `<h3 id="schema-${escape(name)}">${escape(name)}</h3>${json(schema)}`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(document.info.title)} API</title><style>${STYLE}</style></head>
<body><h1>${escape(document.info.title)} API ${escape(document.info.version)}</h1>
<p>${escape(document.info.description)} The same as data: <a href="/api/openapi.json">openapi.json</a>.</p>
<nav><ul>${contents.join("")}</ul></nav>
<main>${operations.map(({ title, operation }) => renderOperation(title, operation)).join("\n")}
<h2>Schemas</h2>${schemas.join("\n")}</main></body></html>
`;
}

function renderOperation(title: string, operation: Operation): string {
  const parameters = operation.parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${place}${required ? ", required" : ""}</td><td><code>${escape(JSON.stringify(schema))}</code></td></tr>`,
  );
  const responses = Object.entries(operation.responses).map(
    ([status, { description, content }]) =>
      `<tr><td><code>${escape(status)}</code></td><td>${escape(description)}</td><td>${content && Number(status) < 400 ? json(content) : ""}</td></tr>`,
  );
  return `<section id="${operation.operationId}"><h2><code>${escape(title)}</code></h2>
<p>${escape(operation.summary)}. ${escape(operation.description)}</p>
${parameters.length > 0 ? `<table><tr><th>Parameter</th><th>In</th><th>Form</th></tr>${parameters.join("")}</table>` : ""}
${operation.requestBody === undefined ? "" : `<h3>Body</h3>${json(operation.requestBody)}`}
<table><tr><th>Status</th><th>Meaning</th><th>Body</th></tr>${responses.join("")}</table></section>`;
}

function json(value: unknown): string {
  return `<details><summary>Schema</summary><pre>${escape(JSON.stringify(value, null, 2))}</pre></details>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
