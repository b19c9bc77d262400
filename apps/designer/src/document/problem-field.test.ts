import type { Problem } from "@tonegraph/flow-model";
import { condition, flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { problemField, problemNode } from "./problem-field.ts";

const flow = flowOf({
  nodes: {
    node_menu: menu({
      keys: ["1", "3"],
      promptId: "prompt_main",
      noInput: { timeoutMs: 5000, maxRepeats: 1, promptId: "prompt_again" },
    }),
    node_sales: queue(),
    node_branch: condition({ branches: [{ id: "yes", label: "Yes", when: "" }] }),
  },
  wires: ["node_menu.key:1 -> node_sales"],
  prompts: { prompt_main: "Press 1.", prompt_again: "Once more." },
});

function problem(at: Problem["at"]): Problem {
  return { code: "x", severity: "error", at, params: {}, related: [] };
}

describe("problemField", () => {
  it.each([
    [{ nodeId: "node_menu", pointer: "/nodes/node_menu/options/1/key" }, "key:3"],
    [{ nodeId: "node_menu", pointer: "/nodes/node_menu/options/7" }, "keys"],
    [{ nodeId: "node_menu", pointer: "/nodes/node_menu/options" }, "keys"],
    [{ nodeId: "node_menu", pointer: "/nodes/node_menu/noInput/timeoutMs" }, "noInput.timeoutMs"],
    [{ nodeId: "node_menu", pointer: "/nodes/node_menu/noMatch" }, "noMatch.maxRepeats"],
    [{ nodeId: "node_menu", pointer: "/nodes/node_menu/promptId" }, "prompt"],
    [{ nodeId: "node_menu", pointer: "/nodes/node_menu/noInput/promptId" }, "noInput"],
    [{ nodeId: "node_branch", pointer: "/nodes/node_branch/branches/0/when" }, "branches.0.when"],
    [{ nodeId: "node_sales", pointer: "/nodes/node_sales/queueId" }, "queueId"],
    [{ nodeId: "node_menu", pointer: "/nodes/node_menu" }, null],
    [
      { nodeId: "node_menu", promptId: "prompt_main", pointer: "/prompts/prompt_main/texts/es-ES/text" },
      "prompt:es-ES",
    ],
    [{ nodeId: "node_menu", promptId: "prompt_main" }, "prompt:en-US"],
    [{ nodeId: "node_menu", promptId: "prompt_again" }, "noInput:en-US"],
    [{ connectionId: "conn_1" }, "key:1"],
    [{ pointer: "/fallback" }, "fallback"],
    [{ pointer: "/fallback/queueId" }, "fallback.queueId"],
    [{ nodeId: "node_menu" }, null],
  ])("finds the field of %j", (at, field) => {
    expect(problemField(problem(at), flow)).toBe(field);
  });
});

describe("problemNode", () => {
  it.each([
    [{ nodeId: "node_sales" }, "node_sales"],
    [{ connectionId: "conn_1" }, "node_menu"],
    [{ promptId: "prompt_main" }, "node_menu"],
    [{ promptId: "prompt_again" }, "node_menu"],
    [{ nodeId: "node_gone" }, null],
    [{}, null],
  ])("shows %j on its node", (at, nodeId) => {
    expect(problemNode(problem(at), flow)).toBe(nodeId);
  });
});
