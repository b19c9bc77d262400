import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Flow } from "../flow.ts";
import type { Json, JsonLike } from "../json.ts";
import { parseFlow } from "../parse/parse-flow.ts";
import { arbitraryFlow } from "../testing/arbitrary-flow.ts";
import { customerSupportMenu } from "../testing/sample-flows.ts";
import { canonicalJson } from "./canonical-json.ts";
import { contentHash, hashJson } from "./content-hash.ts";

/** The same value with the keys of every object in the opposite order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe("canonicalJson", () => {
  test.each<[JsonLike, string]>([
    [{ b: 1, a: [true, null, "x"], "": {} }, '{"":{},"a":[true,null,"x"],"b":1}'],
    [[[], {}, [[]]], "[[],{},[[]]]"],
    [{ a: undefined, b: 2, c: undefined }, '{"b":2}'],
    ['\u20ac\u0007"\\', '"€\\u0007\\"\\\\"'],
    [[1e21, 0.000001, -0, 333333333.3333333], "[1e+21,0.000001,0,333333333.3333333]"],
    [{ "\u{1f600}": 1, "\ufb33": 2 }, '{"\u{1f600}":1,"\ufb33":2}'],
  ])("writes %j as RFC 8785 says", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test("is JSON of the same value, whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
        expect(canonicalJson(reversed(json))).toBe(canonicalJson(json));
      }),
    );
  });

  test("writes 100,000 levels without overflowing, and refuses what JSON cannot carry", () => {
    let deep: Json = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(canonicalJson(deep)).toHaveLength(200_001);
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(RangeError);
    expect(() => canonicalJson([1, ...Array<Json>(1), 2])).toThrow(RangeError);
  });
});

describe("hashJson", () => {
  test("is SHA-256 of the canonical text in UTF-8", () => {
    expect(hashJson({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    expect(hashJson("é")).toBe("f2886017e9c7abacf804b54d64787dce2b611c9544ba21f3affdd126a6e50086");
  });
});

describe("contentHash", () => {
  test("stays under another order of keys, another layout, other notes and another id", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const moved = Object.entries(flow.nodes).map(([id, node]) => [
          id,
          { ...node, position: { x: 1, y: node.position.x } },
        ]);
        const other: Flow = { ...flow, id: "flow_other", notes: {}, nodes: Object.fromEntries(moved) };
        expect(contentHash(other)).toBe(contentHash(flow));
        const parsed = parseFlow(reversed(JSON.parse(canonicalJson(flow))));
        expect(parsed.ok && contentHash(parsed.value)).toBe(contentHash(flow));
        expect(parsed).toEqual({ ok: true, value: flow });
      }),
    );
  });

  test("stays from release to release, for it is stored", () => {
    expect(contentHash(customerSupportMenu())).toBe("8d607ede5f02b0ee41ef75c49042e48c4b07108d325c0896de0dfb5cc12235b2");
  });

  test("changes with what callers hear and where they go", () => {
    const flow = customerSupportMenu();
    const hashes = [
      flow,
      { ...flow, name: "Other" },
      { ...flow, connections: {} },
      { ...flow, prompts: {} },
      { ...flow, startNodeId: "node_sales" },
      { ...flow, tests: [{ id: "t", label: "", inputs: [], expect: {} }] },
    ].map((variant) => contentHash(variant));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(contentHash(flow)).toBe(contentHash(customerSupportMenu()));
  });
});
