import type { Flow, Goal } from "@tonegraph/flow-model";
import { agent, flowOf, hangup, language, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { goalNotMet } from "./goal-not-met.ts";

/** Twelve seconds of speech. */
const LONG = { label: "Long", texts: { "en-US": { kind: "audio", assetId: "a", durationMs: 12_000 } } } as const;

/** start → main menu: 1 → queue; 2 → second menu: 1 → agent, no input → hang up. */
function menus(...goals: readonly (Partial<Goal> & Pick<Goal, "kind">)[]): Flow {
  return flowOf({
    nodes: {
      node_main: menu({ label: "Main menu", keys: ["1", "2"], promptId: "prompt_long" }),
      node_more: menu({ label: "More", keys: ["1"], promptId: "prompt_long" }),
      node_q: queue("queue_sales", { label: "Sales" }),
      node_a: agent("agent_1", { label: "Front desk" }),
      node_h: hangup({ label: "Farewell" }),
    },
    wires: [
      "node_start -> node_main",
      "node_main.key:1 -> node_q",
      "node_main.key:2 -> node_more",
      "node_more.key:1 -> node_a",
      "node_main.noInput -> node_q",
      "node_main.noMatch -> node_q",
      "node_more.noInput -> node_h",
      "node_more.noMatch -> node_h",
    ],
    prompts: { prompt_long: LONG },
    flow: { goals: goals.map((goal, n) => ({ id: `goal_${n}`, label: `Goal ${n}`, to: {}, ...goal })) },
  });
}

describe("goal-not-met", () => {
  it("finds goals that callers cannot count on", () =>
    verifyRule(goalNotMet, {
      valid: [
        { name: "no goals", flow: menus() },
        { name: "an agent can be reached", flow: menus({ kind: "reachable", to: { kind: "agent" } }) },
        { name: "an end from every menu", flow: menus({ kind: "reachable", from: "everyMenu" }) },
        { name: "in the seconds that it takes", flow: menus({ kind: "maxSeconds", to: { kind: "agent" }, limit: 26 }) },
        {
          name: "with the keys that it takes",
          flow: menus({ kind: "maxKeyPresses", to: { kind: "agent" }, limit: 2 }),
        },
        {
          name: "keys that need not be pressed",
          flow: menus({ kind: "maxKeyPresses", to: { kind: "queue" }, limit: 0 }),
        },
        {
          name: "every call comes through the main menu",
          flow: menus({ kind: "always", to: { nodeId: "node_main" } }),
        },
        { name: "a goal without a limit limits nothing", flow: menus({ kind: "maxSeconds", to: { kind: "agent" } }) },
        {
          name: "a menu that no call comes to is no start",
          flow: flowOf({
            nodes: { node_m: menu({ keys: ["1"] }), node_q: queue() },
            wires: ["node_start -> node_q"],
            flow: { goals: [{ id: "g", label: "", kind: "reachable", from: "everyMenu", to: { kind: "queue" } }] },
          }),
        },
      ],
      invalid: [
        {
          name: "a menu from which the queue cannot be reached",
          flow: menus({ kind: "reachable", from: "everyMenu", to: { kind: "queue" } }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_more", pointer: "/goals/0" },
              params: {
                goal: "goal_0",
                label: "Goal 0",
                kind: "reachable",
                reason: "unreachable",
                toKind: "queue",
                toNode: null,
                language: "en-US",
                path: ["node_start", "node_main", "node_more"],
                reached: null,
                limit: null,
              },
              related: [],
              fix: null,
              words:
                "Goal “Goal 0” is not met: callers at “More” (“Call arrives” → “Main menu” → “More”) can never come to a queue.",
            },
          ],
        },
        {
          name: "a second too many, with the way that takes it",
          flow: menus({ kind: "maxSeconds", to: { kind: "agent" }, limit: 25 }),
          problems: [
            {
              at: { nodeId: "node_start", pointer: "/goals/0" },
              words:
                "Goal “Goal 0” is not met: from “Call arrives” it takes 26 s to come to an agent, more than the 25 s that it may take (“Call arrives” → “Main menu” → “More” → “Front desk”; in en-US).",
            },
          ],
        },
        {
          name: "a key too many",
          flow: menus({ kind: "maxKeyPresses", from: "node_more", to: { nodeId: "node_a" }, limit: 0 }),
          problems: [
            {
              at: { nodeId: "node_more", pointer: "/goals/0" },
              words:
                "Goal “Goal 0” is not met: from “More” it takes 1 key press to come to “Front desk”, more than the 0 that it may take (“More” → “Front desk”).",
            },
          ],
        },
        {
          name: "from every menu: the gravest first, the others beside it",
          flow: menus({ kind: "maxSeconds", from: "everyMenu", to: { kind: "agent" }, limit: 10 }),
          problems: [{ at: { nodeId: "node_main", pointer: "/goals/0" }, related: ["node_more"] }],
        },
        {
          name: "a way that avoids the agent",
          flow: menus({ kind: "always", from: "node_more", to: { kind: "agent" } }),
          problems: [
            { words: "Goal “Goal 0” is not met: a call can end without coming to an agent: “More” → “Farewell”." },
          ],
        },
        {
          name: "an exit that leads nowhere avoids everything",
          flow: flowOf({
            nodes: { node_m: message({ label: "Hello" }), node_q: queue() },
            wires: ["node_start -> node_m"],
            flow: { goals: [{ id: "g", label: "", kind: "always", to: { kind: "queue" } }] },
          }),
          problems: [
            { words: "Goal “g” is not met: a call can end without coming to a queue: “Call arrives” → “Hello”." },
          ],
        },
        {
          name: "what it begins at or leads to does not exist",
          flow: menus(
            { kind: "reachable", from: "node_gone", to: { kind: "queue" } },
            { kind: "always", to: { nodeId: "node_gone" } },
            { kind: "reachable", to: { kind: "voicemail" } },
          ),
          problems: [
            { words: "Goal “Goal 0” is not met: the block that it begins at does not exist any more." },
            { words: "Goal “Goal 1” is not met: there is no such block to come to: node_gone is not in the flow." },
            { words: "Goal “Goal 2” is not met: there is no block to come to: a voicemail is not in the flow." },
          ],
        },
        {
          name: "in the language that takes longest",
          flow: flowOf({
            nodes: {
              node_l: language(),
              node_e: message(),
              node_s: message({ promptId: "prompt_s" }),
              node_q: queue(),
            },
            wires: [
              "node_start -> node_l",
              "node_l.lang:en-US -> node_e",
              "node_l.lang:es-ES -> node_s",
              "node_e -> node_q",
              "node_s -> node_q",
            ],
            prompts: {
              prompt_s: { label: "S", texts: { "es-ES": { kind: "audio", assetId: "a", durationMs: 60_000 } } },
            },
            flow: {
              languages: ["en-US", "es-ES"],
              goals: [{ id: "g", label: "Quick", kind: "maxSeconds", to: { kind: "queue" }, limit: 30 }],
            },
          }),
          problems: [{ at: { nodeId: "node_start", pointer: "/goals/0" } }],
        },
      ],
    }));
});
