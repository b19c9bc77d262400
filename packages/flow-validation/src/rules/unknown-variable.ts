import type { Flow } from "@tonegraph/flow-model";
import { findingAt, readersIn, textsInNodes, textsInPrompts, type PlacedText } from "../variables/all-texts.ts";
import { dataNodes } from "../variables/data-nodes.ts";
import { nearestName } from "../variables/nearest-name.ts";
import { renameInText } from "../variables/rename-in-text.ts";
import { setText } from "../variables/set-text.ts";
import { knownVariables } from "../variables/variable-writers.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding, RuleContext } from "../rule.ts";

/** An expression, a template or a sub-flow is given a variable that nothing declares and nothing sets: it is always empty. */
export const unknownVariable = flowRule({
  code: "unknown-variable",
  severity: "error",
  reads: ["nodes", "prompts", "variables"],
  check(context) {
    const { flow } = context;
    const known = knownVariables(flow);
    const meant = lookUpNearest(known);
    const texts = [textsInNodes(flow.nodes), textsInPrompts(flow.prompts)];
    const inTexts = texts.flatMap((some) =>
      unknownIn(some, known).flatMap(({ name, places }) =>
        places.map((place) => inText(context, place, { name, meant: meant(name) })),
      ),
    );
    return [...inTexts, ...inSubflows(flow, known)];
  },
});

/** In the order of the names, so that two in one text come in the same order whatever stands elsewhere. */
function unknownIn(
  texts: readonly PlacedText[],
  known: ReadonlySet<string>,
): { readonly name: string; readonly places: readonly PlacedText[] }[] {
  return [...readersIn(texts)]
    .filter(([name]) => !known.has(name))
    .map(([name, places]) => ({ name, places }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Looking for the name that was meant takes a while, and a slip is often made in many places. */
function lookUpNearest(known: ReadonlySet<string>): (name: string) => string | null {
  const found = new Map<string, string | null>();
  return (name) => {
    const before = found.get(name);
    if (before !== undefined) return before;
    const nearest = nearestName(name, known);
    found.set(name, nearest);
    return nearest;
  };
}

/** A fix carries the whole text, once for every name in it. */
const LONGEST_MENDED = 20_000;

function inText(
  context: RuleContext,
  place: PlacedText,
  { name, meant }: { readonly name: string; readonly meant: string | null },
): Finding {
  const isShort = place.text.text.length <= LONGEST_MENDED;
  const fix = meant === null || !isShort ? null : setText(context.flow, place, renameInText(place.text, name, meant));
  const found = findingAt(place, context);
  return {
    ...found,
    params: { ...found.params, name, ...(fix ? { fixName: meant } : {}) },
    ...(fix ? { fix } : {}),
  };
}

function inSubflows({ nodes }: Flow, known: ReadonlySet<string>): Finding[] {
  return dataNodes(nodes).flatMap(([nodeId, node]) => {
    if (node.kind !== "subflow" || !node.pass) return [];
    const pass = node.pass;
    return pass.flatMap((name, place): Finding[] => {
      if (known.has(name)) return [];
      const meant = nearestName(name, known);
      const renamed = pass.map((other, at) => (at === place && meant !== null ? meant : other));
      return [
        {
          at: { nodeId, pointer: `/nodes/${nodeId}/pass/${place}` },
          params: { name, ...(meant === null ? {} : { fixName: meant }) },
          ...(meant === null ? {} : { fix: { type: "setNodeFields", nodeId, set: { pass: renamed } } }),
        },
      ];
    });
  });
}
