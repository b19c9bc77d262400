import { condition, flowOf, hours, httpRequest, message, queue, setVariables } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { runawayCycle } from "./runaway-cycle.ts";

const open = { node_h: hours(), node_s: setVariables({ assignments: { tries: "tries + 1" } }), node_q: queue() };
const round = [
  "node_start -> node_h",
  "node_h.open -> node_q",
  "node_h.holiday -> node_q",
  "node_h.closed -> node_s",
  "node_s -> node_h",
];
const guard = (when: string) => condition({ branches: [{ id: "done", label: "Done", when }] });
const counted = (when: string, tries: unknown = 0) =>
  flowOf({
    nodes: { node_c: guard(when), node_s: open.node_s, node_q: open.node_q },
    wires: ["node_start -> node_s", "node_s -> node_c", "node_c.branch:done -> node_q", "node_c.otherwise -> node_s"],
    ...(typeof tries === "number"
      ? { flow: { variables: { tries: { type: "number" as const, default: tries } } } }
      : {}),
  });
const polling = {
  nodes: { node_r: httpRequest({ label: "Is it ready?" }), node_c: guard("ready"), node_q: queue() },
  wires: [
    "node_start -> node_r",
    "node_r.success -> node_c",
    "node_c.branch:done -> node_q",
    "node_c.otherwise -> node_r",
    ...["unauthorized", "notFound", "clientError", "serverError", "timeout", "circuitOpen"].map(
      (port) => `node_r.${port} -> node_q`,
    ),
  ],
};

describe("runaway-cycle", () => {
  it("finds ways round on which nothing happens", () =>
    verifyRule(runawayCycle, {
      valid: [
        {
          name: "something is said on it",
          flow: flowOf({
            nodes: { node_h: hours(), node_m: message(), node_q: queue() },
            wires: ["node_start -> node_h", "node_h.open -> node_q", "node_h.closed -> node_m", "node_m -> node_h"],
          }),
        },
        { name: "it is counted", flow: counted("tries >= 3") },
        { name: "it is counted exactly", flow: counted("tries == 3") },
        { name: "it is counted the other way round", flow: counted("3 < tries || false") },
      ],
      invalid: [
        {
          name: "a clock that is asked again at once",
          flow: flowOf({ nodes: open, wires: round }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_h", connectionId: "conn_5", pointer: "/nodes/node_h" },
              params: {
                path: ["node_h", "node_s", "node_h"],
                connections: ["conn_4", "conn_5"],
                acts: ["auto", "data"],
                size: 2,
                polls: false,
                wayOut: "none",
                counters: [{ variable: "tries", nodeId: "node_s", reason: "neverTested" }],
              },
              related: ["node_s"],
              fix: null,
              words:
                "The call goes round (“Opening hours” → “Set variables” → “Opening hours”) without anything being said, asked or waited for: the phone system spins until it cuts the caller off. The counter tries does not end it: nothing tests it.",
            },
          ],
        },
        {
          name: "a counter that begins with nothing",
          flow: counted("tries >= 3", null),
          problems: [{ severity: "error" }],
        },
        {
          name: "a counter that is past its exact end already",
          flow: counted("tries == 3", 4),
          problems: [{ severity: "error" }],
        },
        {
          name: "a counter that steps over its exact end",
          flow: counted("tries == 2.5"),
          problems: [{ severity: "error" }],
        },
        {
          name: "a counter whose test points the wrong way",
          flow: counted("tries < 3"),
          problems: [{ severity: "error" }],
        },
        {
          name: "a web service that is asked again and again is a warning",
          flow: flowOf(polling),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_r", connectionId: "conn_4", pointer: "/nodes/node_r" },
              related: ["node_c"],
              words:
                "A web service is asked again and again (“Is it ready?” → “Condition” → “Is it ready?”) while the caller waits, without a bound. Count the rounds and lead on after a few.",
            },
          ],
        },
      ],
    }));
});
