import type { Json } from "@tonegraph/flow-model";
import type { Fault } from "./fault-list.ts";
import type { LoggedRequest } from "./request-log.ts";

/** What the page shows of one dialect. */
export interface DialectOverview {
  readonly id: string;
  readonly flows: readonly { readonly id: string; readonly artefact: Json }[];
  readonly resources: readonly { readonly kind: string; readonly id: string }[];
  readonly faults: readonly Fault[];
  readonly requests: readonly LoggedRequest[];
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-bottom: .25rem; }
pre { border: 1px solid #8886; border-radius: 6px; overflow: auto; padding: .75rem; }
table { border-collapse: collapse; } td, th { border-bottom: 1px solid #8884; padding: .25rem 1rem .25rem 0; text-align: left; }
code, pre, td { font-size: .875rem; }
`;

/** A page for people: what each stand-in holds now, which faults wait, and what was asked last. */
export function overviewPage(dialects: readonly DialectOverview[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Vendor sandbox</title><style>${STYLE}</style></head>
<body><main>
<h1>Vendor sandbox</h1>
<p>Stand-ins of the vendors that Tonegraph publishes to. Nothing here reaches a real vendor.</p>
${dialects.map(section).join("\n")}
</main></body>
</html>
`;
}

function section({ id, flows, resources, faults, requests }: DialectOverview): string {
  return `<section aria-labelledby="${escaped(id)}">
<h2 id="${escaped(id)}">${escaped(id)}</h2>
<p>Base URL <code>/${escaped(id)}</code>, control API <code>/_control/${escaped(id)}</code></p>
<h3>Flows</h3>
${flows.length === 0 ? "<p>None yet.</p>" : flows.map(flowDetails).join("\n")}
<h3>Known destinations</h3>
<p>${resources.length === 0 ? "None." : resources.map((resource) => `<code>${escaped(resource.id)}</code>`).join(", ")}</p>
<h3>Faults that wait</h3>
${faults.length === 0 ? "<p>None.</p>" : `<pre tabindex="0">${escaped(JSON.stringify(faults, null, 2))}</pre>`}
<h3>Latest requests</h3>
${requests.length === 0 ? "<p>None yet.</p>" : requestTable(requests)}
</section>`;
}

function flowDetails(flow: DialectOverview["flows"][number]): string {
  const text = escaped(JSON.stringify(flow.artefact, null, 2));
  return `<details><summary><code>${escaped(flow.id)}</code></summary><pre tabindex="0">${text}</pre></details>`;
}

function requestTable(requests: readonly LoggedRequest[]): string {
  const rows = requests
    .slice(-20)
    .toReversed()
    .map(
      ({ at, method, path, status, fault }) =>
        `<tr><td>${escaped(at)}</td><td>${escaped(method)} ${escaped(path)}</td><td>${status ?? "connection dropped"}${fault ? " (injected)" : ""}</td></tr>`,
    );
  return `<table><thead><tr><th>When</th><th>What</th><th>Answer</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

// Flows and paths come from whoever calls: nothing of them may become markup.
function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? "");
}
