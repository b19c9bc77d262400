import { condition, flowOf, hours, menu, message, queue, setVariables, transform } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unboundedRetry } from "./unbounded-retry.ts";

const main = menu({ label: "Main menu", keys: ["1"] });
const sorry = message({ label: "Sorry" });
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

describe("unbounded-retry", () => {
  it("finds ways round that callers walk without doing anything", () =>
    verifyRule(unboundedRetry, {
      valid: [
        {
          name: "silence leads on",
          flow: flowOf({
            nodes: { node_m: main, node_q: q },
            wires: [...enter, "node_m.noInput -> node_q", "node_m.noMatch -> node_q"],
          }),
        },
        {
          name: "a key leads back",
          flow: flowOf({
            nodes: { node_m: main, node_s: sorry, node_q: q },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_s", "node_s -> node_m", "node_m.noInput -> node_q"],
          }),
        },
        { name: "it is counted", flow: retrying({}) },
        {
          name: "it is counted and set before",
          flow: flowOf({
            nodes: {
              node_i: setVariables({ assignments: { n: "0" } }),
              node_m: main,
              node_c: count("n"),
              node_g: guard("n > 2 && true"),
              node_q: q,
            },
            wires: [
              "node_start -> node_i",
              "node_i -> node_m",
              "node_m.key:1 -> node_q",
              "node_m.noInput -> node_c",
              "node_c -> node_g",
              "node_g.branch:done -> node_q",
              "node_g.otherwise -> node_m",
            ],
          }),
        },
      ],
      invalid: [
        {
          name: "a menu whose silence exit leads to itself; wrong keys show the way out",
          flow: flowOf({
            nodes: { node_m: main, node_q: q },
            wires: [...enter, "node_m.noInput -> node_m", "node_m.noMatch -> node_q"],
          }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_m", connectionId: "conn_3", pointer: "/nodes/node_m" },
              params: {
                path: ["node_m", "node_m"],
                connections: ["conn_3"],
                acts: ["silence"],
                size: 1,
                polls: false,
                wayOut: "none",
                counters: [],
                fixTarget: "node_q",
                fixTargetKind: "queue",
                fixTargetLabel: "Sales",
                fixPort: "noInput",
              },
              related: [],
              fix: { type: "reconnect", connectionId: "conn_3", target: "node_q" },
              words:
                "A caller who presses nothing goes round without end (“Main menu” → “Main menu”). Count the rounds, or lead on to somebody.",
              fixWords: "Wire no input to Sales",
            },
          ],
        },
        {
          name: "wrong keys show a way out that silence may not take",
          flow: flowOf({
            nodes: { node_m: main, node_q: q },
            wires: [...enter, "node_m.noInput -> node_m", "node_m.noMatch -> node_q"],
          }),
          profile: { timeoutDestinations: ["agent"] },
          problems: [{ fix: null }],
        },
        {
          name: "wrong keys lead back over a message",
          flow: flowOf({
            nodes: { node_m: main, node_s: sorry, node_q: q },
            wires: [...enter, "node_m.noInput -> node_q", "node_m.noMatch -> node_s", "node_s -> node_m"],
          }),
          problems: [
            {
              severity: "error",
              related: ["node_s"],
              fix: null,
              words:
                "A caller who presses only wrong keys goes round without end (“Main menu” → “Sorry” → “Main menu”). Count the rounds, or lead on to somebody.",
            },
          ],
        },
        {
          name: "silence in one menu, wrong keys in the other",
          flow: flowOf({
            nodes: { node_m: main, node_n: main, node_q: q },
            wires: [
              ...enter,
              "node_m.noInput -> node_n",
              "node_m.noMatch -> node_q",
              "node_n.noMatch -> node_m",
              "node_n.noInput -> node_q",
              "node_n.key:1 -> node_q",
            ],
          }),
          problems: [
            {
              at: { nodeId: "node_m", connectionId: "conn_5", pointer: "/nodes/node_m" },
              words:
                "A caller who presses nothing or only wrong keys goes round without end (“Main menu” → “Main menu” → “Main menu”). Count the rounds, or lead on to somebody.",
            },
          ],
        },
      ],
    }));
});

describe("unbounded-retry, where data or somebody who takes the call may lead out", () => {
  it("warns", () =>
    verifyRule(unboundedRetry, {
      valid: [],
      invalid: [
        {
          name: "a clock may lead out: a warning",
          flow: flowOf({
            nodes: { node_m: main, node_h: hours(), node_q: q },
            wires: [
              ...enter,
              "node_m.noInput -> node_h",
              "node_h.closed -> node_q",
              "node_h.open -> node_m",
              "node_h.holiday -> node_m",
            ],
          }),
          problems: [
            {
              severity: "warning",
              words:
                "A caller who presses nothing goes round without end (“Main menu” → “Opening hours” → “Main menu”) unless data leads on. Count the rounds, or lead on to somebody.",
            },
          ],
        },
        {
          name: "what is worked out from something that changes may lead out: a warning",
          flow: flowOf({
            nodes: {
              node_m: main,
              node_t: transform({ variable: "asked" }),
              node_s: setVariables({ assignments: { answer: "asked" } }),
              node_g: guard("answer == 'yes'"),
              node_q: q,
            },
            wires: [
              ...enter,
              "node_m.noMatch -> node_q",
              "node_m.noInput -> node_t",
              "node_t.valid -> node_s",
              "node_t.invalid -> node_s",
              "node_s -> node_g",
              "node_g.branch:done -> node_q",
              "node_g.otherwise -> node_m",
            ],
          }),
          problems: [{ severity: "warning" }],
        },
        {
          name: "a queue that may answer: a warning",
          flow: flowOf({
            nodes: { node_q: q, node_s: message({ label: "Please hold" }) },
            wires: ["node_start -> node_q", "node_q.unavailable -> node_s", "node_s -> node_q"],
          }),
          problems: [
            {
              severity: "warning",
              words:
                "Every caller who comes here goes round without end (“Sales” → “Please hold” → “Sales”) unless somebody takes the call. Count the rounds, or lead on to somebody.",
            },
          ],
        },
        {
          name: "two menus that keys join and that each repeat in silence: both are told",
          flow: flowOf({
            nodes: { node_m: main, node_n: main, node_q: q },
            wires: [
              "node_start -> node_m",
              "node_m.key:1 -> node_n",
              "node_n.key:1 -> node_m",
              "node_m.noInput -> node_m",
              "node_m.noMatch -> node_q",
              "node_n.noInput -> node_n",
            ],
          }),
          problems: [
            { severity: "error", at: { nodeId: "node_m", connectionId: "conn_4", pointer: "/nodes/node_m" } },
            { severity: "error", at: { nodeId: "node_n", connectionId: "conn_6", pointer: "/nodes/node_n" } },
          ],
        },
        {
          name: "a smaller way round inside it that nothing leads out of is an error, the rest a warning",
          flow: flowOf({
            nodes: { node_m: main, node_q: q, node_s: sorry },
            wires: [
              "node_start -> node_s",
              "node_s -> node_m",
              "node_m.key:1 -> node_q",
              "node_m.noInput -> node_m",
              "node_m.noMatch -> node_q",
              "node_q.unavailable -> node_q",
            ],
          }),
          problems: [
            { severity: "error", at: { nodeId: "node_m", connectionId: "conn_4", pointer: "/nodes/node_m" } },
            { severity: "warning", at: { nodeId: "node_q", connectionId: "conn_6", pointer: "/nodes/node_q" } },
          ],
        },
      ],
    }));
});
