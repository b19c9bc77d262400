import { flowOf, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import type { CompileLoss } from "../profile.ts";
import { verifyRule } from "../testing/verify-rule.ts";
import { droppedOnDialect } from "./dropped-on-dialect.ts";

const flow = flowOf({ nodes: { node_q: queue(), node_x: queue() }, wires: ["node_start -> node_q"] });
const loss = (fields: Partial<CompileLoss>): CompileLoss => ({
  kind: "dropped",
  code: "queue-priority",
  params: {},
  words: "The priority is not sent.",
  ...fields,
});
const reporting = (...losses: CompileLoss[]) => ({ title: "Plain lines", report: () => losses });

describe("dropped-on-dialect", () => {
  it("says what the compile report says is left out", () =>
    verifyRule(droppedOnDialect, {
      valid: [
        { name: "no compiler", flow },
        { name: "only other things are reported", flow, profile: reporting(loss({ kind: "approximated" })) },
        { name: "a block that no call reaches", flow, profile: reporting(loss({ nodeId: "node_x" })) },
      ],
      invalid: [
        {
          name: "of the flow and of a block, each once",
          flow,
          profile: reporting(loss({}), loss({ nodeId: "node_q" }), loss({ nodeId: "node_q" })),
          problems: [
            { severity: "warning", at: {}, words: "The priority is not sent." },
            {
              at: { nodeId: "node_q", pointer: "/nodes/node_q" },
              params: { loss: "queue-priority", words: "The priority is not sent.", profile: "Plain lines" },
              fix: null,
            },
          ],
        },
      ],
    }));
});
