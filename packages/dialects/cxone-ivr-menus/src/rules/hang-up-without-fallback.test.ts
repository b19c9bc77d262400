import { collect, flowOf, hangup, menu, queue } from "@tonegraph/flow-model/testing";
import { validateFlow } from "@tonegraph/flow-validation";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import type { Fallback } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { profile } from "../index.ts";
import { hangUpWithoutFallback } from "./hang-up-without-fallback.ts";

const flowWith = (fallback?: Fallback) =>
  flowOf({
    nodes: { node_m: menu({ label: "Main menu" }), node_h: hangup() },
    wires: { conn_a: "node_start -> node_m", conn_b: "node_m.noInput -> node_h" },
    flow: fallback === undefined ? {} : { fallback },
  });
const at = { nodeId: "node_m", connectionId: "conn_b", pointer: "/connections/conn_b/target" };

describe("hang-up-without-fallback", () => {
  it("finds silence that is hung up on where CXone has no other place for it", () =>
    verifyRule(hangUpWithoutFallback, {
      valid: [
        { name: "a queue to fall back on", flow: flowWith({ kind: "queue", queueId: "queue_general" }), profile },
        {
          name: "silence that leads elsewhere",
          flow: flowOf({
            nodes: { node_m: menu(), node_q: queue() },
            wires: ["node_start -> node_m", "node_m.noInput -> node_q"],
          }),
          profile,
        },
        {
          name: "a block that is no menu",
          flow: flowOf({
            nodes: { node_c: collect(), node_h: hangup() },
            wires: ["node_start -> node_c", "node_c.noInput -> node_h"],
          }),
          profile,
        },
      ],
      invalid: [
        {
          name: "no fallback",
          flow: flowWith(),
          profile,
          problems: [
            {
              severity: "error",
              at,
              params: { fallback: "none" },
              related: ["node_h"],
              fix: null,
              words:
                "Silent callers of “Main menu” are hung up on, but CXone wants a place for them even then, and the flow's fallback is not set: the flow cannot be published. Set the fallback to a queue, an agent or a number, or lead the silence there.",
            },
          ],
        },
        {
          name: "a fallback that hangs up too",
          flow: flowWith({ kind: "hangup" }),
          profile,
          problems: [
            {
              at,
              params: { fallback: "hangup" },
              words:
                "Silent callers of “Main menu” are hung up on, but CXone wants a place for them even then, and the flow's fallback is a hang-up too: the flow cannot be published. Set the fallback to a queue, an agent or a number, or lead the silence there.",
            },
          ],
        },
      ],
    }));

  it.each<[Fallback, string]>([
    [{ kind: "queue", queueId: " " }, "unresolved-queue"],
    [{ kind: "agent", agentId: "" }, "unresolved-agent"],
    [{ kind: "externalNumber", number: "" }, "invalid-phone-number"],
  ])("leaves the fallback %j to the common rules, which tell it", (fallback, code) => {
    const errors = validateFlow(flowWith(fallback), profile).filter(({ severity }) => severity === "error");
    expect(errors.map((problem) => problem.code)).toContain(code);
    expect(errors.map((problem) => problem.code)).not.toContain("hang-up-without-fallback");
  });
});
