import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical/canonical-json.ts";
import { flowJsonSchema } from "./json-schema.ts";
import { NODE_KINDS } from "./nodes/flow-node.ts";
import { arbitraryFlow } from "./testing/arbitrary-flow.ts";
import { customerSupportMenu, globalSupportMenu } from "./testing/sample-flows.ts";

type Schema = Record<string, unknown>;

const root = flowJsonSchema() as Schema;

/** As much of JSON Schema as the flow's schema uses; a keyword it does not know fails the test. */
function accepts(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, rule]) => {
    const check = keywords[keyword];
    if (!check) throw new Error(`unknown keyword ${keyword}`);
    return check(rule as never, value, schema);
  });
}

const isObject = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const always = (): boolean => true;
const typeOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

const keywords: Record<string, (rule: never, value: unknown, schema: Schema) => boolean> = {
  $schema: always,
  $defs: always,
  title: always,
  default: always,
  format: always,
  id: always,
  $ref: (rule: string, value) => {
    const target = rule
      .split("/")
      .slice(1)
      .reduce<unknown>((at, part) => (at as Schema)[part], root);
    return accepts(target as Schema, value);
  },
  type: (rule: string, value) => typeOf(value) === rule || (rule === "integer" && Number.isInteger(value)),
  const: (rule: unknown, value) => rule === value,
  enum: (rule: unknown[], value) => rule.includes(value),
  pattern: (rule: string, value) => typeof value !== "string" || new RegExp(rule).test(value),
  minLength: (rule: number, value) => typeof value !== "string" || value.length >= rule,
  maxLength: (rule: number, value) => typeof value !== "string" || value.length <= rule,
  minItems: (rule: number, value) => !Array.isArray(value) || value.length >= rule,
  minimum: (rule: number, value) => typeof value !== "number" || value >= rule,
  maximum: (rule: number, value) => typeof value !== "number" || value <= rule,
  exclusiveMinimum: (rule: number, value) => typeof value !== "number" || value > rule,
  items: (rule: Schema, value) => !Array.isArray(value) || value.every((item) => accepts(rule, item)),
  required: (rule: string[], value) => !isObject(value) || rule.every((name) => Object.hasOwn(value, name)),
  propertyNames: (rule: Schema, value) => !isObject(value) || Object.keys(value).every((name) => accepts(rule, name)),
  properties: (rule: Record<string, Schema>, value) =>
    !isObject(value) ||
    Object.entries(rule).every(([name, inner]) => !Object.hasOwn(value, name) || accepts(inner, value[name])),
  additionalProperties: (rule: Schema | false, value, { properties = {} }) =>
    !isObject(value) ||
    Object.keys(value)
      .filter((name) => !Object.hasOwn(properties as Schema, name))
      .every((name) => rule !== false && accepts(rule, value[name])),
  anyOf: (rule: Schema[], value) => rule.some((inner) => accepts(inner, value)),
  oneOf: (rule: Schema[], value) => rule.filter((inner) => accepts(inner, value)).length === 1,
};

describe("flowJsonSchema", () => {
  test("has every node kind", () => {
    for (const kind of NODE_KINDS)
      expect(canonicalJson(flowJsonSchema())).toContain(`{"const":"${kind}","type":"string"}`);
  });

  test("requires what the format requires, and nothing else", () => {
    expect(root["required"]).toEqual(["formatVersion", "name", "startNodeId", "nodes", "connections", "prompts"]);
  });

  test("accepts the sample flows and any flow", () => {
    expect(accepts(root, customerSupportMenu())).toBe(true);
    expect(accepts(root, globalSupportMenu())).toBe(true);
    fc.assert(fc.property(arbitraryFlow(), (flow) => accepts(root, JSON.parse(canonicalJson(flow)))));
  });

  test.each([
    ["an unknown key", { foo: 1 }],
    ["a wrong type", { name: 5 }],
    ["an unknown kind", { nodes: { node_start: { kind: "nope" } } }],
    ["an id out of form", { nodes: { start: { kind: "start", label: "", position: { x: 0, y: 0 } } } }],
  ])("refuses %s", (_title, change) => {
    expect(accepts(root, { ...customerSupportMenu(), ...change })).toBe(false);
  });
});
