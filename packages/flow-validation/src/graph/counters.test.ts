import { condition, flowOf, hours, menu, queue, setVariables } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unboundedRetry } from "../rules/unbounded-retry.ts";

const main = menu({ label: "Main menu", keys: ["1"] });
const q = queue("queue_q", { label: "Sales" });
const enter = ["node_start -> node_m", "node_m.key:1 -> node_q"];
const count = (variable: string) => setVariables({ label: "Count", assignments: { [variable]: `${variable} + 1` } });
const guard = (when: string) => condition({ label: "Enough?", branches: [{ id: "done", label: "Done", when }] });
const number = { type: "number" as const, default: 0 };

/** A menu whose silence is counted and tested before it is heard again. */
const retrying = (options: { counts?: string; tests?: string; variables?: object; onTheWay?: object }) =>
  flowOf({
    nodes: {
      node_m: main,
      node_c: count(options.counts ?? "tries"),
      node_g: guard(options.tests ?? "tries >= 3"),
      node_q: q,
      node_s: setVariables({ label: "Then", assignments: { ...options.onTheWay } }),
    },
    wires: [
      ...enter,
      "node_m.noMatch -> node_q",
      "node_m.noInput -> node_c",
      "node_c -> node_g",
      "node_g.branch:done -> node_q",
      "node_g.otherwise -> node_s",
      "node_s -> node_m",
    ],
    flow: { variables: { tries: number, ...options.variables } },
  });
const blamed = (variable: string, nodeId: string, reason: string) => ({ variable, nodeId, reason });

/** Silence is counted and tested for exactly 3, which leads to a menu whose key leads to `back`; hours may skip the test. */
const exactly = (back: string, skips: { node_h?: ReturnType<typeof hours> }) =>
  flowOf({
    nodes: {
      node_m: main,
      node_c: count("tries"),
      node_g: guard("tries == 3"),
      node_n: menu({ keys: ["1"] }),
      node_q: q,
      ...skips,
      ...(skips.node_h ? { node_s: count("skips"), node_t: guard("skips >= 5") } : {}),
    },
    wires: [
      ...enter,
      "node_m.noMatch -> node_q",
      "node_m.noInput -> node_c",
      `node_c -> ${skips.node_h ? "node_h" : "node_g"}`,
      "node_g.otherwise -> node_m",
      "node_g.branch:done -> node_n",
      `node_n.key:1 -> ${back}`,
      "node_n.noInput -> node_q",
      "node_n.noMatch -> node_q",
      ...(skips.node_h
        ? [
            "node_h.open -> node_g",
            "node_h.holiday -> node_g",
            "node_h.closed -> node_s",
            "node_s -> node_t",
            "node_t.branch:done -> node_q",
            "node_t.otherwise -> node_m",
          ]
        : []),
    ],
    flow: { variables: { tries: number, skips: number } },
  });

describe("counters, by what unbounded-retry says of them", () => {
  const wrong = (name: string, flow: ReturnType<typeof retrying>, counters: object[]) => ({
    name,
    flow,
    problems: [
      {
        severity: "error" as const,
        params: {
          path: ["node_m", "node_c", "node_g", "node_s", "node_m"],
          connections: ["conn_4", "conn_5", "conn_7", "conn_8"],
          acts: ["silence", "auto", "data"],
          size: 4,
          polls: false,
          wayOut: "none",
          counters: counters.map((counter) => ({ ...counter })),
        },
      },
    ],
  });

  it("names the counters that do not count", () =>
    verifyRule(unboundedRetry, {
      valid: [],
      invalid: [
        wrong("the guard reads a variable that nobody sets", retrying({ tests: "attempts >= 3" }), [
          blamed("attempts", "node_g", "neverChanged"),
          blamed("tries", "node_c", "neverTested"),
        ]),
        wrong("it begins with nothing", retrying({ counts: "n", tests: "n >= 3" }), [
          blamed("n", "node_g", "notInitialised"),
        ]),
        wrong(
          "it begins with a text",
          retrying({ counts: "n", tests: "n >= 3", variables: { n: { type: "string", default: "0" } } }),
          [blamed("n", "node_g", "notInitialised")],
        ),
        wrong("it is set back on the way", retrying({ onTheWay: { tries: "0" } }), [
          blamed("tries", "node_g", "changedOtherwise"),
        ]),
        wrong("its test leads back", retrying({ tests: "tries < 3" }), [blamed("tries", "node_g", "neverLeaves")]),
        wrong(
          "two counts between two tests step over the number",
          retrying({ tests: "tries == 2", onTheWay: { tries: "tries + 1" } }),
          [blamed("tries", "node_g", "neverLeaves")],
        ),
        wrong("something else decides too", retrying({ tests: "tries >= 3 && vip" }), [
          blamed("tries", "node_g", "neverLeaves"),
        ]),
      ],
    }));

  it("demands that every round counts", () =>
    verifyRule(unboundedRetry, {
      valid: [{ name: "an exact test that nobody comes back behind", flow: exactly("node_q", {}) }],
      invalid: [
        {
          name: "wrong keys skip the counter",
          flow: flowOf({
            nodes: { node_m: main, node_c: count("tries"), node_g: guard("tries >= 3"), node_q: q },
            wires: [
              ...enter,
              "node_m.noInput -> node_c",
              "node_c -> node_g",
              "node_m.noMatch -> node_g",
              "node_g.branch:done -> node_q",
              "node_g.otherwise -> node_m",
            ],
            flow: { variables: { tries: number } },
          }),
          problems: [{ severity: "error", at: { nodeId: "node_m", connectionId: "conn_7", pointer: "/nodes/node_m" } }],
        },
        {
          name: "an exact test that callers who come back have passed already",
          flow: exactly("node_m", {}),
          problems: [{ severity: "error", at: { nodeId: "node_m", connectionId: "conn_6", pointer: "/nodes/node_m" } }],
        },
        {
          name: "an exact test that another way round, which has a counter of its own, steps over",
          flow: exactly("node_q", { node_h: hours() }),
          problems: [{ severity: "warning" }],
        },
      ],
    }));
});
