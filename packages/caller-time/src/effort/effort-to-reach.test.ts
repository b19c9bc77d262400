import { arbitraryFlow, flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callerEffort } from "./caller-effort.ts";
import { effortToReach } from "./effort-to-reach.ts";

const promptSeconds = (): number => 10;

describe("effortToReach", () => {
  const flow = flowOf({
    nodes: { node_m: menu({ keys: ["1", "2"] }), node_n: menu({ keys: ["1"] }), node_w: message(), node_q: queue() },
    wires: [
      "node_start -> node_m",
      "node_m.key:1 -> node_n",
      "node_n.key:1 -> node_q",
      "node_m.key:2 -> node_q",
      "node_m.noInput -> node_q",
    ],
  });

  it.each([
    ["seconds", "node_start", { seconds: 11, keys: 1, path: ["node_start", "node_m", "node_q"] }],
    ["keys", "node_start", { seconds: 45, keys: 0, path: ["node_start", "node_m", "node_q"] }],
    ["keys", "node_n", { seconds: 11, keys: 1, path: ["node_n", "node_q"] }],
    ["seconds", "node_q", { seconds: 0, keys: 0, path: ["node_q"] }],
    ["seconds", "node_w", null],
    ["seconds", "node_gone", null],
  ] as const)("finds the fewest %s from %s", (order, from, expected) => {
    const reach = effortToReach(flow, { language: "en-US", targets: ["node_q", "node_gone"], order, promptSeconds });
    expect(reach(from)).toEqual(expected);
  });

  it("agrees with what the typical caller needs from the start", () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.nat(), (any, pick) => {
        const ids = Object.keys(any.nodes).sort();
        const target = ids[pick % ids.length] ?? any.startNodeId;
        const forth = callerEffort(any).languages[any.defaultLanguage]?.[target]?.typical.seconds;
        const options = { language: any.defaultLanguage, targets: [target], order: "seconds" } as const;
        const back = effortToReach(any, options)(any.startNodeId)?.seconds;
        if (forth === undefined) expect(back).toBeUndefined();
        else expect(back).toBeCloseTo(forth, 6);
      }),
    );
  });
});
