import { flowOf, httpRequest, queue, subflow, transform } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unhandledErrorPort } from "./unhandled-error-port.ts";

const circuitBreaker = { failures: 3, coolDownMs: 60_000 };
const answers = ["unauthorized", "notFound", "clientError", "serverError", "timeout"];
const at = (nodeId: string) => ({ nodeId, pointer: `/nodes/${nodeId}` });

describe("unhandled-error-port", () => {
  it("finds failures that lead nowhere", () =>
    verifyRule(unhandledErrorPort, {
      valid: [
        {
          name: "all wired; without a breaker the circuit is never open",
          flow: flowOf({
            nodes: { node_h: httpRequest(), node_q: queue() },
            wires: ["node_start -> node_h", ...answers.map((port) => `node_h.${port} -> node_q`)],
          }),
        },
        {
          name: "exits of other kinds are a dead end's business",
          flow: flowOf({
            nodes: { node_h: httpRequest(), node_q: queue() },
            wires: answers.map((port) => `node_h.${port} -> node_q`),
          }),
        },
        {
          name: "a connection to a block that does not exist is dangling",
          flow: flowOf({ nodes: { node_t: transform() }, wires: ["node_t.invalid -> node_gone"] }),
        },
      ],
      invalid: [
        {
          name: "a request with a breaker, led to the queue of the fallback that is there",
          flow: flowOf({
            nodes: { node_h: httpRequest({ circuitBreaker }), node_q: queue("queue_help", { label: "Help" }) },
            wires: ["node_start -> node_h", "node_h.success -> node_q", "node_h.notFound -> node_q"],
            flow: { fallback: { kind: "queue", queueId: "queue_help" } },
          }),
          problems: [
            {
              severity: "error",
              at: at("node_h"),
              params: {
                ports: ["unauthorized", "clientError", "serverError", "timeout", "circuitOpen"],
                port: "unauthorized",
                fixTargetKind: "queue",
                fixTargetLabel: "Help",
              },
              related: [],
              fix: {
                type: "batch",
                label: "Lead failures to the fallback",
                commands: ["unauthorized", "clientError", "serverError", "timeout", "circuitOpen"].map((port) => ({
                  type: "connect" as const,
                  connectionId: `conn_h_${port}`,
                  connection: { source: "node_h", port, target: "node_q" },
                })),
              },
              words:
                "“Web request” leads nowhere when the request is not authorised, when the request is refused, when the service is broken, when the service takes too long or while the service is switched off after failures: those callers hear nothing more and are cut off.",
              fixWords: "Lead them to Help",
            },
          ],
        },
        {
          name: "a transformation, with a fallback that is not drawn yet",
          flow: flowOf({
            nodes: { node_t: transform({ position: { x: 100, y: 50 } }) },
            wires: ["node_start -> node_t"],
            flow: { fallback: { kind: "hangup" } },
          }),
          problems: [
            {
              at: at("node_t"),
              params: {
                ports: ["invalid"],
                port: "invalid",
                fixTargetKind: "hangup",
                fixTargetLabel: "If anything breaks",
              },
              fix: {
                type: "batch",
                label: "Lead failures to the fallback",
                commands: [
                  {
                    type: "addNode",
                    nodeId: "node_fallback",
                    node: {
                      kind: "hangup",
                      label: "If anything breaks",
                      position: { x: 420, y: 210 },
                      outcome: "abandoned",
                    },
                  },
                  {
                    type: "connect",
                    connectionId: "conn_t_invalid",
                    connection: { source: "node_t", port: "invalid", target: "node_fallback" },
                  },
                ],
              },
            },
          ],
        },
        {
          name: "a sub-flow, without a fallback",
          flow: flowOf({ nodes: { node_u: subflow() }, wires: ["node_start -> node_u"] }),
          problems: [{ at: at("node_u"), params: { ports: ["failed"], port: "failed" }, fix: null }],
        },
        {
          name: "fallbacks of every kind",
          flow: flowOf({
            nodes: { node_u: subflow() },
            wires: ["node_start -> node_u"],
            flow: { fallback: { kind: "externalNumber", number: "+12025550123" } },
          }),
          problems: [
            {
              params: {
                ports: ["failed"],
                port: "failed",
                fixTargetKind: "externalNumber",
                fixTargetLabel: "If anything breaks",
              },
            },
          ],
        },
        {
          name: "on a block that nobody reaches it does not stop publishing",
          flow: flowOf({ nodes: { node_u: subflow() }, flow: { fallback: { kind: "agent", agentId: "agent_a" } } }),
          problems: [{ severity: "warning", at: at("node_u") }],
        },
      ],
    }));
});
