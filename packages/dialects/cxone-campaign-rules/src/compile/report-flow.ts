import type { Flow, NodeId } from "@tonegraph/flow-model";
import { nameOf, type CompileReport } from "@tonegraph/vendor-kit";
import { longestPath, MAX_PATH_DEPTH } from "../path-depth.ts";
import { LANGUAGE } from "../drawn-language.ts";
import type { WireRule } from "../wire.ts";
import type { CompileScope } from "./compile-scope.ts";
import { sentenceName } from "./media-asset.ts";

/** Reports what belongs to the flow as a whole and is not sent, or would be refused. */
export function reportFlow(artefact: WireRule, { flow, extras, report, vendorIds }: CompileScope): void {
  const variables = Object.keys(flow.variables).sort();
  if (variables.length > 0) {
    const words = `CXone's campaign rules know no variables; ${variables.join(", ")} ${variables.length === 1 ? "stays" : "stay"} in Tonegraph.`;
    report.add("dropped", "variables", { words, params: { variables } });
  }
  reportWords(flow, report);
  const nodeIds = new Map([...vendorIds].map(([nodeId, id]) => [id, nodeId]));
  reportDepth(longestPath(artefact.nodes), nodeIds, { flow, report });
  const sent = new Set(artefact.nodes.map(({ id }) => id));
  for (const { id } of extras.otherNodes) {
    if (sent.has(id)) continue;
    const words = `CXone's node “${id}”, which no caller comes to, leads to a block that is gone, so it is not sent any more.`;
    report.add("dropped", "other-node", { words, params: { id } });
  }
  for (const [nodeId, id] of vendorIds) {
    const kinds = new Set([...vendorIds].filter(([, other]) => other === id).map(([one]) => flow.nodes[one]?.kind));
    if (kinds.size < 2 || id === "") continue;
    const words = `${nameOf(flow, nodeId)} and another block are both “${id}” at CXone, one a queue and one a number. Take one out.`;
    report.add("unsupported", "id-twice", { nodeId, words, params: { id } });
  }
}

// In the words of the rule `path-too-deep`, so that nobody reads of one long way twice.
function reportDepth(
  path: readonly string[],
  nodeIds: ReadonlyMap<string, NodeId>,
  { flow, report }: Pick<CompileScope, "flow" | "report">,
): void {
  if (path.length <= MAX_PATH_DEPTH) return;
  const id = path[MAX_PATH_DEPTH] ?? "";
  const nodeId = nodeIds.get(id);
  const name = nodeId === undefined ? `CXone's node “${id}”` : sentenceName(flow, nodeId);
  const words = `${name} is the ${MAX_PATH_DEPTH + 1}th block on the longest way to it, and NICE CXone campaign rules takes ${MAX_PATH_DEPTH}: the flow would be refused. Lead there from a block nearer to the start, or take blocks out of the way.`;
  report.add("unsupported", "path-too-deep", {
    ...(nodeId === undefined ? {} : { nodeId }),
    words,
    params: { path: [...path] },
  });
}

function reportWords(flow: Flow, report: CompileReport): void {
  const languages = [...new Set([flow.defaultLanguage, ...flow.languages])];
  if (languages.length > 1 || flow.defaultLanguage !== LANGUAGE) {
    const words = `CXone's campaign rules know no languages; that the flow speaks ${languages.join(", ")} stays in Tonegraph.`;
    report.add("dropped", "languages", { words, params: { languages } });
  }
  if (flow.description !== "")
    report.add("dropped", "description", {
      words: "CXone's campaign rules have no description; it stays in Tonegraph.",
    });
}
