import type { Flow } from "@tonegraph/flow-model";
import { allTexts, findingAt, type PlacedText } from "../variables/all-texts.ts";
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
    const findings: Finding[] = [];
    for (const place of allTexts(flow))
      for (const name of unknownIn(place, known)) findings.push(inText(context, place, { name, known }));
    return [...findings, ...inSubflows(flow, known)];
  },
});

function unknownIn({ text }: PlacedText, known: ReadonlySet<string>): readonly string[] {
  const names = text.expressions.flatMap(({ variables }) => variables).filter((name) => !known.has(name));
  return names.length < 2 ? names : [...new Set(names)];
}

function inText(
  context: RuleContext,
  place: PlacedText,
  { name, known }: { readonly name: string; readonly known: ReadonlySet<string> },
): Finding {
  const meant = nearestName(name, known);
  const fix = meant === null ? null : setText(context.flow, place, renameInText(place.text, name, meant));
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
