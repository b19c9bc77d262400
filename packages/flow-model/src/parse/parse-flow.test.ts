import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customerSupportMenu } from "../testing/sample-flows.ts";
import { MAX_FAULTS, parseFlow } from "./parse-flow.ts";

type Json = Record<string, unknown>;

/** The sample flow with one place set to another value, or removed. */
function withValue(path: readonly string[], value: unknown): Json {
  const document: Json = structuredClone(customerSupportMenu());
  let parent = document;
  for (const part of path.slice(0, -1)) parent = parent[part] as Json;
  const last = path.at(-1) ?? "";
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return document;
}

function faultsOf(input: unknown): string[] {
  const parsed = parseFlow(input);
  return parsed.ok ? [] : parsed.error.map(({ pointer, code, message }) => `${pointer} ${code}: ${message}`);
}

const MENU = ["nodes", "node_main_menu"];

const single: readonly [path: readonly string[], value: unknown, fault: string][] = [
  [["name"], 5, '/name wrong-type: "name" must be text, but is the number 5.'],
  [["name"], "", '/name invalid-value: "name" must be at least 1 character long, but is empty text.'],
  [["name"], "a/b", '/name invalid-value: "name" must not contain "/", but is the text "a/b".'],
  [["nodes"], undefined, '/nodes missing: "nodes" is missing. It must be an object.'],
  [["nodes"], [], '/nodes wrong-type: "nodes" must be an object, but is a list.'],
  [
    ["formatVersion"],
    2,
    "/formatVersion newer-format: The document has the format version 2. This program reads versions up to 1; update it to open this document.",
  ],
  [
    ["formatVersion"],
    "1",
    '/formatVersion invalid-value: "formatVersion" must be a whole number from 0 to 1, but is the text "1".',
  ],
  [
    [...MENU, "foo"],
    1,
    '/nodes/node_main_menu/foo unknown-key: "foo" of node_main_menu is no field of the flow format. Check its spelling, or keep what only your vendor knows under "vendorExtras".',
  ],
  [
    ["a/b~c"],
    1,
    '/a~1b~0c unknown-key: "a/b~c" is no field of the flow format. Check its spelling, or keep what only your vendor knows under "vendorExtras".',
  ],
  [
    [...MENU, "noInput", "timeoutMs"],
    "5s",
    '/nodes/node_main_menu/noInput/timeoutMs wrong-type: "noInput.timeoutMs" of node_main_menu must be a number, but is the text "5s".',
  ],
  [
    [...MENU, "noInput", "maxRepeats"],
    1.5,
    '/nodes/node_main_menu/noInput/maxRepeats wrong-type: "noInput.maxRepeats" of node_main_menu must be a whole number, but is the number 1.5.',
  ],
  [
    [...MENU, "promptId"],
    "greeting",
    '/nodes/node_main_menu/promptId bad-id: "promptId" of node_main_menu must be prompt_ and 1–64 of A–Z a–z 0–9 _ -, but is the text "greeting".',
  ],
  [
    [...MENU, "options"],
    [{ key: "1" }],
    '/nodes/node_main_menu/options/0/label missing: "options[0].label" of node_main_menu is missing. It must be text.',
  ],
  [
    ["nodes", "node_sales", "kind"],
    undefined,
    '/nodes/node_sales/kind missing: "kind" of node_sales is missing. It must be one of start, message, menu, collect, language, condition, hours, setVariables, transform, httpRequest, subflow, queue, agent, externalNumber, voicemail, hangup, vendorBlock.',
  ],
  [
    ["fallback"],
    { kind: "nobody" },
    '/fallback/kind unknown-kind: "fallback.kind" must be one of hangup, queue, agent, externalNumber, but is the text "nobody".',
  ],
  [
    ["notes", "bad id"],
    { text: "", position: { x: 0, y: 0 }, size: { width: 1, height: 1 } },
    '/notes/bad id bad-id: The id "bad id" must be note_ and 1–64 of A–Z a–z 0–9 _ -.',
  ],
  [
    ["activeWindow"],
    { from: "now", until: "2026-12-24T00:00:00Z" },
    '/activeWindow/from invalid-value: "activeWindow.from" must be an instant such as 2026-12-24T00:00:00Z, but is the text "now".',
  ],
  [
    ["tests"],
    [{ id: "t", label: "", inputs: [{ say: 5 }], expect: {} }],
    '/tests/0/inputs/0/say wrong-type: "tests[0].inputs[0].say" must be text, but is the number 5.',
  ],
  [
    ["nodes", "node_hours"],
    { kind: "hours", label: "", position: { x: 0, y: 0 }, scheduleId: "s", timeZone: "UTC" },
    "/nodes/node_hours invalid-value: node_hours needs either scheduleId alone or timeZone, weekly and holidays together.",
  ],
  [
    ["nodes", "node_hours"],
    {
      kind: "hours",
      label: "",
      position: { x: 0, y: 0 },
      timeZone: "UTC",
      holidays: [],
      weekly: [{ days: [8], from: "09:00", to: "17:00" }],
    },
    '/nodes/node_hours/weekly/0/days/0 invalid-value: "weekly[0].days[0]" of node_hours must be one of 1, 2, 3, 4, 5, 6, 7, but is the number 8.',
  ],
  [
    ["startNodeId"],
    "node_sales",
    '/startNodeId start-missing: "startNodeId" must name the start node, but node_sales is no start node. Use node_start.',
  ],
  [
    ["startNodeId"],
    "node_gone",
    '/startNodeId start-missing: "startNodeId" must name the start node, but there is no node node_gone. Use node_start.',
  ],
  [
    ["nodes", "node_a"],
    { kind: "start", label: "", position: { x: 0, y: 0 } },
    "/nodes/node_a several-starts: node_a is a second start beside node_start. A flow has exactly one: remove one of them.",
  ],
  [
    ["defaultLanguage"],
    "de-DE",
    '/defaultLanguage bad-languages: The default language de-DE must be one of "languages". Add it there, or choose another default.',
  ],
  [["languages"], ["en-US", "en-US"], "/languages/1 bad-languages: The language en-US is listed twice. List it once."],
  [["languages"], [], '/languages invalid-value: "languages" must be at least 1 item long, but is a list.'],
  [
    ["goals"],
    [1, 2].map(() => ({ id: "g", label: "", kind: "always", to: {} })),
    '/goals/1/id bad-id: The id "g" is used twice in "goals". Give each its own.',
  ],
  [
    ["description"],
    "half \ud800",
    "/description bad-text: This text has a character that cannot be stored: half a surrogate pair, or the character U+0000.",
  ],
  [["vendorExtras"], { x: Number.NaN }, "/vendorExtras/x not-json: The number NaN is nothing that JSON can carry."],
  [["vendorExtras"], { x: new Date(0) }, "/vendorExtras/x not-json: This is an object that JSON cannot carry."],
];

describe("parseFlow", () => {
  test.each(single)("tells the fault at %j = %j", (path, value, fault) => {
    expect(faultsOf(withValue(path, value))).toEqual([fault]);
  });

  test("looks into nodes whose id is out of form", () => {
    const node = { kind: "queue", label: 5, position: { x: 0, y: 0 }, queueId: "q", foo: 1 };
    expect(faultsOf(withValue(["nodes", "bad id"], node)).map((fault) => fault.split(":")[0])).toEqual([
      "/nodes/bad id bad-id",
      "/nodes/bad id/label wrong-type",
      "/nodes/bad id/foo unknown-key",
    ]);
  });

  test("tells all faults at once, of form and of meaning", () => {
    const document = withValue(["nodes", "node_sales"], { kind: "nope", x: 1 });
    Object.assign(document, { foo: 1, startNodeId: "node_x", languages: ["en-US", "en-US"] });
    expect(faultsOf(document).map((fault) => fault.split(":")[0])).toEqual([
      "/nodes/node_sales/kind unknown-kind",
      "/foo unknown-key",
      "/startNodeId start-missing",
      "/languages/1 bad-languages",
    ]);
  });

  test.each(["__proto__", "constructor", "prototype"])("refuses the key %s wherever it is", (key) => {
    const text = JSON.stringify(customerSupportMenu());
    const inside = (place: string, json: string): unknown => JSON.parse(text.replace(place, json));
    expect(faultsOf(inside('"vendorExtras":{}', `"vendorExtras":{"cxone":[{"${key}":{}}]}`)).join()).toContain(
      `/vendorExtras/cxone/0/${key} prototype-key`,
    );
    expect(faultsOf(inside('"nodes":{', `"nodes":{"${key}":{"kind":"queue"},`)).join()).toContain(
      `/nodes/${key} prototype-key`,
    );
  });

  test("fills in what absence means", () => {
    const { formatVersion, name, startNodeId, nodes, connections, prompts } = customerSupportMenu();
    const parsed = parseFlow({ formatVersion, name, startNodeId, nodes, connections, prompts });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        description: "",
        profile: "portable",
        defaultLanguage: "en-US",
        languages: ["en-US"],
        goals: [],
        tests: [],
      },
    });
  });

  test("stops telling after a thousand faults, and says so", () => {
    const nodes = Object.fromEntries(Array.from({ length: 1_200 }, (_, index) => [`node_${index}`, 5]));
    const faults = faultsOf({ ...withValue(["nodes"], nodes), startNodeId: 5 });
    expect(faults).toHaveLength(MAX_FAULTS + 1);
    expect(faults.at(-1)).toContain("too-many-faults: At least 201 more faults follow.");
  });

  test("passes a depth of 64 and refuses one more", () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(parseFlow(withValue(["vendorExtras"], { x: nested(62) })).ok).toBe(true);
    expect(faultsOf(withValue(["vendorExtras"], { x: nested(63) })).join()).toContain("too-deep");
  });

  test("never throws", () => {
    const anything = fc.anything({
      withDate: true,
      withMap: true,
      withBigInt: true,
      withNullPrototype: true,
      withTypedArray: true,
    });
    const places = fc.constantFrom(...single.map(([path]) => path));
    fc.assert(fc.property(anything, (input) => !parseFlow(input).ok));
    fc.assert(
      fc.property(places, anything, (path, value) => {
        const parsed = parseFlow(withValue(path, value));
        if (!parsed.ok) for (const { message } of parsed.error) expect(message).toMatch(/[.]$/);
      }),
    );
    fc.assert(fc.property(fc.jsonValue(), (input) => !parseFlow(input).ok));
  });

  test("reads 50,000 faults of meaning in linear time", () => {
    const many = Array.from({ length: 50_000 }, (_, index) => index);
    const starts = Object.fromEntries(
      many.map((index) => [`node_${index}`, { kind: "start", label: "", position: { x: 0, y: 0 } }]),
    );
    const tests = many.map(() => ({ id: "t", label: "", inputs: [], expect: {} }));
    const document = { ...withValue(["nodes"], starts), tests, languages: many.map(() => "en-US") };
    expect(faultsOf(document)).toHaveLength(MAX_FAULTS + 1);
  });

  test("does not hang on a value that contains itself", () => {
    const endless: Json = {};
    endless["a"] = endless;
    endless["b"] = endless;
    expect(parseFlow(endless).ok).toBe(false);
  });
});
