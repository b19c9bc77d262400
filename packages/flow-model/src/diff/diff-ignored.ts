import { ignoredPlaceKey, type IgnoredProblem } from "../ignored-problem.ts";
import type { Flow } from "../flow.ts";
import { own } from "../own.ts";
import { nodeName } from "../words/node-name.ts";
import type { Comparison } from "./comparison.ts";
import type { FlowChange } from "./flow-change.ts";
import { quoted } from "./value-words.ts";

/** Which warnings and notes are ignored, or no longer, and for what reason. */
export function diffIgnored(comparison: Comparison): FlowChange[] {
  const [before, after] = [byPlace(comparison.from.ignoredProblems), byPlace(comparison.to.ignoredProblems)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key): FlowChange[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const entry = is ?? was;
    if (!entry || was?.reason === is?.reason) return [];
    const title = `${entry.code} ${placeWords(entry, comparison)}`;
    const at = entry.nodeId === undefined ? {} : { nodeId: entry.nodeId };
    const said = { ...at, what: "ignoredProblem" };
    if (!was) return [{ ...said, kind: "added", words: `${title} is ignored: ${quoted(entry.reason)}` }];
    if (!is) return [{ ...said, kind: "removed", words: `${title} is no longer ignored` }];
    const words = `${title} is ignored because of ${quoted(is.reason)} (was ${quoted(was.reason)})`;
    return [{ ...said, kind: "changed", words }];
  });
}

function byPlace(entries: readonly IgnoredProblem[] = []): Map<string, IgnoredProblem> {
  return new Map(entries.map((entry) => [ignoredPlaceKey(entry), entry]));
}

function placeWords(entry: IgnoredProblem, { from, to }: Comparison): string {
  const there = thingWords(entry, to) ?? thingWords(entry, from) ?? idWords(entry);
  return entry.language === undefined ? there : `${there} in ${entry.language}`;
}

/** The block or prompt of a place, as people call it; null where this flow has no such thing. */
function thingWords({ nodeId, connectionId = "", promptId = "" }: IgnoredProblem, flow: Flow): string | null {
  const blockId = nodeId ?? own(flow.connections, connectionId)?.source;
  if (blockId !== undefined) return own(flow.nodes, blockId) ? `at ${quoted(nodeName(flow, blockId))}` : null;
  const prompt = own(flow.prompts, promptId);
  return prompt ? `at the prompt ${quoted(prompt.label)}` : null;
}

function idWords({ nodeId, connectionId, promptId }: IgnoredProblem): string {
  const id = nodeId ?? connectionId ?? promptId;
  return id === undefined ? "for the flow" : `at ${id}`;
}
