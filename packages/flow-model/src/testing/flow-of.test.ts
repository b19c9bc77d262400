import { describe, expect, test } from "vitest";
import { parseFlow } from "../parse/parse-flow.ts";
import { flowOf } from "./flow-of.ts";
import { menu, queue } from "./node-builders.ts";
import { customerSupportMenu, globalSupportMenu } from "./sample-flows.ts";

describe("flowOf", () => {
  test("builds a whole flow from a short description", () => {
    const flow = flowOf({
      nodes: { node_m: menu({ keys: ["1"] }), node_q: queue("queue_sales") },
      wires: ["node_start -> node_m", "node_m.key:1 -> node_q"],
      prompts: { prompt_more: { "en-US": "More" } },
    });
    expect(flow.startNodeId).toBe("node_start");
    expect(flow.connections).toEqual({
      conn_1: { source: "node_start", port: "next", target: "node_m" },
      conn_2: { source: "node_m", port: "key:1", target: "node_q" },
    });
    expect(Object.keys(flow.prompts)).toEqual(["prompt_default", "prompt_more"]);
  });

  test("throws with the place when the flow does not parse", () => {
    expect(() => flowOf({ nodes: { m: queue() } })).toThrow("/nodes/m");
  });
});

describe("the sample flows", () => {
  test.each([customerSupportMenu(), globalSupportMenu()])("$name parses as it is written", (flow) => {
    expect(parseFlow(flow)).toEqual({ ok: true, value: flow });
  });
});
