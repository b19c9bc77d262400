import { applyFlowPatches, type Flow, type FlowPatch } from "@tonegraph/flow-model";
import { profiles } from "@tonegraph/dialect-catalogue";
import { flowOf, hangup, menu, queue, setVariables } from "@tonegraph/flow-model/testing";
import { createValidator } from "@tonegraph/flow-validation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdFlow } from "./held-flow.ts";

const opened: Flow = flowOf({
  nodes: { node_m: menu({ keys: ["1", "2"] }), node_q: queue(), node_r: queue() },
  wires: ["node_start -> node_m", "node_m.key:1 -> node_q", "node_m.key:2 -> node_r"],
});
const IDS = [...Object.keys(opened.connections), "conn_new"];

const connection = fc.record({
  source: fc.constantFrom("node_m", "node_start"),
  port: fc.constantFrom("next", "key:1", "noInput"),
  target: fc.constantFrom("node_q", "node_r", "node_gone"),
});
const id = fc.constantFrom(...IDS);

/** Patches that fit any version: connections that come and go as a whole, and edits beside them. */
const patch: fc.Arbitrary<FlowPatch> = fc.oneof(
  fc.record({ id, connection }).map(({ id: at, connection: value }) => put(["connections", at], value)),
  id.map((at): FlowPatch => ({ op: "remove", path: ["connections", at] })),
  fc.string().map((label) => put(["nodes", "node_q", "label"], label)),
  fc.string().map((name) => put(["name"], name)),
  fc.constant(put(["connections"], opened.connections)),
);

function put(path: string[], value: unknown): FlowPatch {
  return { op: "replace", path, value };
}

describe("holdFlow", () => {
  it("comes to the same document as patches applied to copies, and tells what connections were", () => {
    fc.assert(
      fc.property(fc.array(fc.array(patch, { maxLength: 3 }), { maxLength: 8 }), (edits) => {
        const held = holdFlow(opened);
        let copied = opened;
        for (const patches of edits) {
          const change = held.follow(patches);
          for (const at of change?.connections ?? [])
            expect(change?.formerConnections[at]).toEqual(copied.connections[at]);
          copied = applyFlowPatches(copied, patches);
          expect(held.flow).toEqual(copied);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("follows on where a check has frozen the document: one that tries another name for a variable", () => {
    const nodes = { node_set: setVariables({ assignments: { "wrong name": "1" } }), node_end: hangup() };
    const drawn = flowOf({ nodes, wires: ["node_start -> node_set", "node_set -> node_end"] });
    const [first = ""] = Object.keys(drawn.connections);
    const wire = drawn.connections[first];
    const held = holdFlow(drawn);
    const profile = profiles.find(({ id }) => id === "portable");
    if (!profile) throw new Error("there is no portable profile");
    const validator = createValidator(profile);
    const edits = [
      { op: "remove" as const, path: ["connections", first] },
      put(["nodes", "node_set", "label"], "Edited"),
      put(["connections", first], wire),
      put(["nodes", "node_set", "label"], "Edited again"),
      { op: "remove" as const, path: ["connections", first] },
    ];
    validator.validate(held.flow);
    const unreached = edits.map((edit) => {
      const change = held.follow([edit]);
      return validator.validate(held.flow, change).filter(({ code }) => code === "unreachable-node").length;
    });
    expect(unreached).toEqual([2, 2, 0, 0, 2]);
  });

  it("changes one end of a connection, and leaves the document alone that it was opened with", () => {
    const before = structuredClone(opened);
    const held = holdFlow(opened);
    const [first = ""] = IDS;
    held.follow([put(["connections", first, "target"], "node_r")]);
    expect(held.flow.connections[first]?.target).toBe("node_r");
    expect(opened).toEqual(before);
  });

  it("copies connections once, and again when they were lent", () => {
    const held = holdFlow(opened);
    const rewire = (target: string): void => void held.follow([put(["connections", IDS[0] ?? "", "target"], target)]);
    rewire("node_q");
    const { connections } = held.flow;
    rewire("node_r");
    expect(held.flow.connections).toBe(connections);
    const lent = held.lend();
    const asLent = structuredClone(lent);
    rewire("node_q");
    expect(lent).toEqual(asLent);
    expect(held.flow.connections).not.toBe(connections);
  });
});
