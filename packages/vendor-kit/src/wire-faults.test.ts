import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerFault, wireFaults } from "./wire-faults.ts";

const nodeSchema = z.looseObject({
  id: z.string(),
  on: z.looseObject({ action: z.enum(["repeat", "hangup"]), waits: z.array(z.number().int()) }),
});
const schema = z.looseObject({ name: z.string(), nodes: z.array(nodeSchema) });
const node = { id: "main", on: { action: "repeat", waits: [1] } };

function faultsOf(document: unknown): string[] {
  const issues = schema.safeParse(document).error?.issues ?? [];
  return wireFaults(issues, document).map(({ pointer, code, message }) => `${pointer} ${code} ${message}`);
}

describe("wireFaults", () => {
  it.each<[string, unknown, string]>([
    [
      "a value that is none of those",
      { name: "a", nodes: [node, { ...node, on: { ...node.on, action: "sing" } }] },
      '/nodes/1/on/action invalid-value In “main”, "action" must be one of repeat, hangup, but is the text "sing".',
    ],
    [
      "a place in a list",
      { name: "a", nodes: [{ ...node, on: { action: "hangup", waits: [1, "x"] } }] },
      '/nodes/0/on/waits/1 wrong-type In “main”, "waits[1]" must be a number, but is the text "x".',
    ],
    [
      "an id that is none",
      { name: "a", nodes: [{ ...node, id: 7 }] },
      '/nodes/0/id wrong-type "id" must be text, but is the number 7.',
    ],
    [
      "a part of a list",
      { name: "a", nodes: [3] },
      '/nodes/0 wrong-type "nodes[0]" must be an object, but is the number 3.',
    ],
    ["what is missing", { nodes: [] }, '/name missing "name" is missing. It must be text.'],
    ["no object at all", 3, " wrong-type The document must be an object, but is the number 3."],
  ])("says %s with its place and its owner", (_, document, words) => {
    expect(faultsOf(document)).toEqual([words]);
  });

  it("places what stands deeper than what was checked", () => {
    const document = { steps: [{ id: "start", next: { on: 3 } }] };
    const issues = z.looseObject({ on: z.string() }).safeParse(document.steps[0]?.next).error?.issues ?? [];
    expect(wireFaults(issues, document, ["steps", 0, "next"])).toEqual([
      {
        pointer: "/steps/0/next/on",
        code: "wrong-type",
        message: 'In “start”, "on" must be text, but is the number 3.',
      },
    ]);
  });
});

describe("answerFault", () => {
  it.each<[string, unknown, string]>([
    [
      "its place",
      { name: "a", nodes: [3] },
      'cannot be read at /nodes/0: "nodes[0]" must be an object, but is the number 3.',
    ],
    ["what it is instead", [], "cannot be read: The document must be an object, but is a list."],
    ["that it is no JSON", undefined, "is no JSON."],
  ])("says why an answer cannot be read: %s", (_, answer, words) => {
    expect(answerFault(schema.safeParse(answer).error?.issues ?? [], answer)).toBe(words);
  });
});
