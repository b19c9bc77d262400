import fc from "fast-check";
import type { Connection, Flow } from "../flow.ts";
import { ignoredPlaceKey, type IgnoredProblem } from "../ignored-problem.ts";
import { newFlow } from "../new-flow.ts";
import type { FlowNode } from "../nodes/flow-node.ts";
import { portsOf } from "../nodes/ports.ts";
import type { Goal, SavedTest } from "../saved-calls.ts";
import { arbitraryNode, arbitraryNodes } from "./arbitrary-node.ts";
import {
  CONNECTION_IDS,
  LANGUAGES,
  NODE_IDS,
  PROMPT_IDS,
  arbitraryJson,
  arbitraryName,
  arbitraryPosition,
  arbitraryPrompt,
  arbitraryText,
} from "./arbitrary-values.ts";

const anyNodeId = fc.constantFrom("node_start", ...NODE_IDS);

/** Connections of the nodes: mostly on ports that exist and to nodes that exist, now and then on neither. */
function arbitraryConnections(nodes: Readonly<Record<string, FlowNode>>): fc.Arbitrary<Record<string, Connection>> {
  const ends = Object.entries(nodes).flatMap(([source, node]) => portsOf(node).map((port) => ({ source, port })));
  const strayEnd = fc.record({ source: anyNodeId, port: fc.constantFrom("key:7", "next", "branch:gone") });
  const end = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ends) }, { weight: 1, arbitrary: strayEnd });
  const target = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...Object.keys(nodes)) },
    { weight: 1, arbitrary: anyNodeId },
  );
  const connection = fc.tuple(end, target).map(([from, to]): Connection => ({ ...from, target: to }));
  return fc.dictionary(fc.constantFrom(...CONNECTION_IDS), connection, { maxKeys: 12 });
}

/** A note for the canvas. */
export const arbitraryNote = fc.record({
  text: arbitraryText,
  position: arbitraryPosition,
  size: fc.record({ width: fc.integer({ min: 1, max: 400 }), height: fc.integer({ min: 1, max: 400 }) }),
});

/** A variable with a value to start with. */
export const arbitraryVariable = fc.record({
  type: fc.constantFrom("string", "number", "boolean", "object", "list"),
  default: arbitraryJson,
});

/** A few goals, each with an id of its own. */
export const arbitraryGoals: fc.Arbitrary<Goal[]> = fc.uniqueArray(
  fc.record(
    {
      id: fc.constantFrom("g1", "g2"),
      label: arbitraryText,
      kind: fc.constantFrom("reachable", "maxSeconds", "maxKeyPresses", "always"),
      from: fc.constantFrom("everyMenu", ...NODE_IDS),
      to: fc.record({ kind: fc.constant("agent") }),
      limit: fc.nat(60),
    },
    { requiredKeys: ["id", "label", "kind", "to"] },
  ),
  { selector: ({ id }) => id, maxLength: 2 },
);

/** A few saved tests, each with an id of its own. */
export const arbitraryTests: fc.Arbitrary<SavedTest[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("t1", "t2"),
    label: arbitraryText,
    inputs: fc.array(
      fc.oneof(fc.constant({ press: "1" }), fc.constant({ wait: true as const }), fc.record({ say: arbitraryText })),
      {
        maxLength: 3,
      },
    ),
    expect: fc.record({ path: fc.array(anyNodeId, { maxLength: 3 }), maxKeys: fc.nat(5) }, { requiredKeys: [] }),
  }),
  { selector: ({ id }) => id, maxLength: 2 },
);

/** Some ignored problems, each at a place of its own. */
export const arbitraryIgnored: fc.Arbitrary<IgnoredProblem> = fc.record(
  {
    code: fc.constantFrom("unreachable-node", "missing-no-match", "caller-cycle"),
    nodeId: fc.constantFrom(...NODE_IDS),
    language: fc.constantFrom(...LANGUAGES),
    reason: fc.constantFrom("Parked until spring", "The vendor does this"),
  },
  { requiredKeys: ["code", "reason"] },
);

/** The whole range of a flow's settings; `undefined` where the flow has none. */
const arbitrarySettings = fc.record(
  {
    name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).map((name) => name.replaceAll("/", "-")),
    description: arbitraryText,
    profile: fc.constantFrom("portable", "cxone-ivr-menus"),
    languages: fc.subarray(LANGUAGES.slice(1)).map((more) => ["en-US", ...more]),
    campaignId: arbitraryText,
    activeWindow: fc.constant({ from: "2026-12-24T00:00:00Z", until: "2026-12-27T00:00:00Z" }),
    fallback: fc.oneof(
      fc.constant({ kind: "hangup" as const }),
      fc.record({ kind: fc.constant("queue"), queueId: arbitraryText }),
    ),
    variables: fc.dictionary(arbitraryName, arbitraryVariable, { maxKeys: 3 }),
    notes: fc.dictionary(fc.constantFrom("note_a", "note_b"), arbitraryNote, { maxKeys: 2 }),
    goals: arbitraryGoals,
    tests: arbitraryTests,
    ignoredProblems: fc.uniqueArray(arbitraryIgnored, { selector: ignoredPlaceKey, minLength: 1, maxLength: 3 }),
    vendorExtras: fc.dictionary(fc.constantFrom("cxone", "genesys"), arbitraryJson, { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);

/**
 * Any flow that parses, with nodes of every kind: healthy ones and drafts with empty texts, missing prompts, repeated keys,
 * open exits, several connections on a port, connections to and from nowhere.
 */
export function arbitraryFlow(): fc.Arbitrary<Flow> {
  const nodes = fc
    .tuple(
      arbitraryNodes.start,
      fc.dictionary(fc.constantFrom(...NODE_IDS), arbitraryNode, { maxKeys: NODE_IDS.length }),
    )
    .map(([start, others]): Record<string, FlowNode> => ({ node_start: start, ...others }));
  return nodes.chain((placed) =>
    fc
      .tuple(
        arbitraryConnections(placed),
        fc.dictionary(fc.constantFrom(...PROMPT_IDS), arbitraryPrompt, { maxKeys: PROMPT_IDS.length }),
        arbitrarySettings,
        fc.constantFrom({}, { id: "flow_01JD3Z8Q6W7Y2M4K5N6P7R8S9T" }),
      )
      .map(([connections, prompts, settings, identity]) => ({
        ...newFlow({ name: "Any flow" }),
        ...settings,
        ...identity,
        nodes: placed,
        connections,
        prompts,
      })),
  );
}
