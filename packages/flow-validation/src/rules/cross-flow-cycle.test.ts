import type { Flow, FlowNode } from "@tonegraph/flow-model";
import { condition, flowOf, menu, message, setVariables, subflow } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { crossFlowCycle } from "./cross-flow-cycle.ts";

/** A flow that passes one block and then leads into another flow; `port` is the block's exit that does. */
const passing = (id: string, block: FlowNode, { port = "next", into }: { port?: string; into: string }): Flow =>
  flowOf({
    nodes: { node_a: block, node_s: subflow({ label: "On", flowId: into }) },
    wires: ["node_start -> node_a", `node_a.${port} -> node_s`],
    flow: { id, name: id.replace("flow_", "") },
  });
const known = (...flows: Flow[]) => new Map(flows.map((flow) => [flow.id ?? "", flow]));
const speak = message();
const ask = menu({ keys: ["1"] });
const at = { nodeId: "node_s", pointer: "/nodes/node_s/flowId" };

describe("cross-flow-cycle", () => {
  it("finds ways round over sub-flows and judges them by what it takes to walk them", () =>
    verifyRule(crossFlowCycle, {
      valid: [
        {
          name: "a flow that leads on",
          flow: passing("flow_a", speak, { into: "flow_b" }),
          flows: known(flowOf({ flow: { id: "flow_b" } })),
        },
        { name: "no other flow can be looked into", flow: passing("flow_a", speak, { into: "flow_b" }) },
        { name: "none is named", flow: passing("flow_a", speak, { into: "" }), flows: known() },
        {
          name: "no call comes to it",
          flow: flowOf({ nodes: { node_s: subflow({ flowId: "flow_a" }) }, flow: { id: "flow_a" } }),
        },
      ],
      invalid: [
        {
          name: "into itself, with a message on the way",
          flow: passing("flow_a", speak, { into: "flow_a" }),
          problems: [
            {
              severity: "error",
              at,
              params: { way: "silent", flowId: "flow_a", path: ["flow_a", "flow_a"], names: ["a", "a"] },
              fix: null,
              words:
                "“On” leads into flows that lead back (“a” → “a”): a caller who presses nothing goes deeper and deeper and is cut off in the end. Let them return instead of leading on.",
            },
          ],
        },
        {
          name: "there and back with nothing said",
          flow: passing("flow_a", setVariables(), { into: "flow_b" }),
          flows: known(passing("flow_b", condition(), { port: "branch:yes", into: "flow_a" })),
          problems: [
            {
              severity: "error",
              params: { way: "hot", flowId: "flow_b", path: ["flow_a", "flow_b", "flow_a"], names: ["a", "b", "a"] },
            },
          ],
        },
        {
          name: "by silence",
          flow: passing("flow_a", ask, { port: "noInput", into: "flow_b" }),
          flows: known(passing("flow_b", speak, { into: "flow_a" })),
          problems: [{ severity: "error" }],
        },
        {
          name: "where data decides",
          flow: passing("flow_a", speak, { into: "flow_b" }),
          flows: known(passing("flow_b", condition(), { port: "branch:yes", into: "flow_a" })),
          problems: [{ severity: "warning" }],
        },
        {
          name: "by a key",
          flow: passing("flow_a", ask, { port: "key:1", into: "flow_b" }),
          flows: known(passing("flow_b", speak, { into: "flow_a" })),
          problems: [{ severity: "info" }],
        },
        {
          name: "among the flows behind, whatever it takes to get there",
          flow: passing("flow_a", ask, { port: "key:1", into: "flow_b" }),
          flows: known(passing("flow_b", speak, { into: "flow_c" }), passing("flow_c", speak, { into: "flow_b" })),
          problems: [
            {
              severity: "error",
              params: { way: "silent", flowId: "flow_b", path: ["flow_b", "flow_c", "flow_b"], names: ["b", "c", "b"] },
            },
          ],
        },
        {
          name: "a flow that is not known",
          flow: passing("flow_a", speak, { into: "flow_gone" }),
          flows: known(),
          problems: [
            {
              severity: "info",
              at,
              words:
                "“On” leads into the flow flow_gone, which cannot be looked into here: whether it leads back is not known.",
            },
          ],
        },
      ],
    }));
});
