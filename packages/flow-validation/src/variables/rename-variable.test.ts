import { applyCommand, translationStamp, type Flow } from "@tonegraph/flow-model";
import {
  collect,
  condition,
  flowOf,
  httpRequest,
  message,
  setVariables,
  subflow,
  transform,
} from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { permissiveProfile } from "../testing/permissive-profile.ts";
import { validateFlow } from "../validate-flow.ts";
import { renameVariable } from "./rename-variable.ts";

const flow = flowOf({
  flow: {
    variables: {
      first: { type: "string", default: "" },
      tier: { type: "string", default: "gold" },
      last: { type: "number", default: 0 },
    },
    tests: [{ id: "t", label: "T", inputs: [], variables: { tier: "silver", first: "a" }, expect: {} }],
  },
  nodes: {
    node_c: collect({ variable: "tier" }),
    node_if: condition({
      branches: [
        { id: "a", label: "Gold", when: "tier == 'tier' && first == tier" },
        { id: "b", label: "Other", when: "account.tier == tier" },
      ],
    }),
    node_set: setVariables({ assignments: { tier: "lower(tier)", last: "length(tier)", first: "last" } }),
    node_t: transform({ operation: "expression", input: "tier + '!'", variable: "tier" }),
    node_http: httpRequest({
      url: "https://example.com/{{ tier }}/tier",
      headers: { "x-tier": "{{ tier }}{{tier}}" },
      responseMapping: { tier: "$.tier" },
    }),
    node_sub: subflow({ flowId: "flow_x", pass: ["tier"] }),
    node_m: message({ promptId: "prompt_m" }),
  },
  prompts: { prompt_m: { "en-US": "Your tier is {{ tier ? tier : 'none' }}.", "es-ES": "{{ tier }}" } },
});

function renamed(before: Flow, from: string, to: string): Flow {
  const commands = renameVariable(before, from, to);
  if (commands === null) throw new Error("not renamed");
  const applied = applyCommand(before, { type: "batch", label: "Rename", commands: [...commands] });
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

describe("renameVariable", () => {
  it("renames the declaration at its place, and every use", () => {
    const after = renamed(flow, "tier", "level");
    expect(Object.keys(after.variables)).toEqual(["first", "level", "last"]);
    expect(after.variables["level"]).toEqual({ type: "string", default: "gold" });
    expect(after.tests).toMatchObject([{ variables: { level: "silver", first: "a" } }]);
    expect(after.nodes).toMatchObject({
      node_c: { variable: "level" },
      node_if: {
        branches: [{ when: "level == 'tier' && first == level" }, { when: "account.tier == level" }],
      },
      node_set: { assignments: { level: "lower(level)", last: "length(level)", first: "last" } },
      node_t: { input: "level + '!'", variable: "level" },
      node_http: {
        url: "https://example.com/{{ level }}/tier",
        headers: { "x-tier": "{{ level }}{{level}}" },
        responseMapping: { level: "$.tier" },
      },
    });
    expect(after.prompts["prompt_m"]?.texts).toMatchObject({
      "en-US": { text: "Your tier is {{ level ? level : 'none' }}." },
      "es-ES": { text: "{{ level }}" },
    });
    expect(renamed(after, "level", "tier")).toEqual(flow);
  });

  it("keeps a translation up to date, and one that was not as it is", () => {
    const stamp = (one: Flow, language: string) => one.prompts["prompt_m"]?.texts[language]?.translatedFrom;
    const translate = { type: "setPromptText", promptId: "prompt_m", language: "es-ES" } as const;
    const spanish = applyCommand(flow, { ...translate, text: { kind: "speech", text: "Hola" } });
    if (!spanish.ok) throw new Error(spanish.error.message);
    const fresh = spanish.value.flow;
    const prompt = renamed(fresh, "tier", "level").prompts["prompt_m"];
    expect(prompt?.texts["es-ES"]?.translatedFrom).toBe(prompt && translationStamp(prompt, "en-US"));
    expect(stamp(renamed(fresh, "tier", "level"), "es-ES")).not.toBe(stamp(fresh, "es-ES"));
    expect(stamp(renamed(flow, "tier", "level"), "es-ES")).toBeUndefined();
  });

  it("leaves what a sub-flow is passed, and the checks say that it is not there any more", () => {
    const after = renamed(flow, "tier", "level");
    expect(after.nodes["node_sub"]).toMatchObject({ pass: ["tier"] });
    const codes = (one: Flow) =>
      validateFlow(one, permissiveProfile).flatMap(({ code, at }) => (at.nodeId === "node_sub" ? [code] : []));
    expect(codes(after)).toContain("unknown-variable");
    expect(codes(flow)).not.toContain("unknown-variable");
  });

  it.each([
    ["one that is declared", "tier", "last"],
    ["one that every call has", "tier", "ani"],
  ])("refuses %s", (...[, from, to]) => {
    expect(renameVariable(flow, from, to)).toBeNull();
  });

  it("takes a name that is in use for a variable that is not: this is how a missing one is declared", () => {
    const fresh = { ...flow, variables: { ...flow.variables, variable: { type: "string" as const, default: "" } } };
    expect(Object.keys(renamed(fresh, "variable", "ani").variables)).toContain("ani");
    const others = Object.entries(fresh.variables).filter(([name]) => name !== "tier");
    const undeclared: Flow = { ...fresh, variables: Object.fromEntries(others) };
    expect(renamed(undeclared, "variable", "tier").nodes).toEqual(flow.nodes);
    expect(renameVariable(undeclared, "last", "tier")).toBeNull();
  });
});
