import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { flowContent } from "../canonical/content-hash.ts";
import { applyCommand } from "../commands/apply-command.ts";
import type { Flow } from "../flow.ts";
import type { JsonLike } from "../json.ts";
import { arbitraryCommand } from "../testing/arbitrary-commands.ts";
import { arbitraryFlow } from "../testing/arbitrary-flow.ts";
import { diffFlows } from "./diff-flows.ts";

const flowAndCommand = arbitraryFlow().chain((flow) => fc.tuple(fc.constant(flow), arbitraryCommand(flow)));

/** The content as callers meet it: without ids of connections, and where `done` and its absence are one. */
function heard(flow: Flow): string {
  const nodes = Object.entries(flow.nodes).map(
    ([id, { done, ...node }]) => [id, done ? { ...node, done } : node] as const,
  );
  const content = flowContent({ ...flow, nodes: Object.fromEntries(nodes), connections: {} });
  const exits: JsonLike = [
    ...new Set(Object.values(flow.connections).map((connection) => canonicalJson(connection))),
  ].sort();
  return canonicalJson([content, exits]);
}

describe("diffFlows", () => {
  test("has words exactly when callers could notice something", () => {
    fc.assert(
      fc.property(flowAndCommand, ([flow, command]) => {
        const applied = applyCommand(flow, command);
        const after = applied.ok ? applied.value.flow : flow;
        expect(diffFlows(flow, after).length > 0).toBe(heard(after) !== heard(flow));
      }),
      { numRuns: 200 },
    );
  });

  test("compares any two flows, in an order that does not depend on the order of keys", () => {
    fc.assert(
      fc.property(arbitraryFlow(), arbitraryFlow(), (from, to) => {
        const changes = diffFlows(from, to);
        const reversed: Flow = {
          ...to,
          nodes: Object.fromEntries(Object.entries(to.nodes).reverse()),
          connections: Object.fromEntries(Object.entries(to.connections).reverse()),
        };
        expect(diffFlows(from, reversed)).toEqual(changes);
        for (const { words } of changes) expect(words).not.toMatch(/undefined|\[object/);
      }),
    );
  });
});
