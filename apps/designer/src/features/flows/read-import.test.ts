import { newFlow, parseFlow } from "@tonegraph/flow-model";
import { descriptors } from "@tonegraph/dialect-catalogue";
import { validateFlow } from "@tonegraph/flow-validation";
import { describe, expect, it } from "vitest";
import { exampleFlow } from "./example-flow.ts";
import { flowFileName, nameFault, nameOfCopy } from "./flow-name.ts";
import { readImport } from "./read-import.ts";

describe("readImport", () => {
  it.each([
    ["nothing", "  \n"],
    ["faulty", "{ name: 1 }"],
    ["faulty", '{"name":"A","name":"B"}'],
    ["flow", JSON.stringify(newFlow({ name: "A" }))],
    ["flow", `\uFEFF${JSON.stringify(newFlow({ name: "A" }))}`],
    ["faulty", JSON.stringify({ ...newFlow({ name: "A" }), surplus: 1 })],
    ["faulty", '{"formatVersion":1}'],
    ["artefact", '{"menuId":"x"}'],
    ["artefact", "[1]"],
    ["artefact", "null"],
  ])("recognises %s", (kind, text) => {
    expect(readImport(text).kind).toBe(kind);
  });

  it("says in which line text stops being JSON", () => {
    const read = readImport('{\n  "name": oops\n}');
    expect(read).toMatchObject({ kind: "faulty", faults: [{ code: "bad-json", line: 2, column: 11 }] });
  });

  it("keeps every fault with its place", () => {
    const read = readImport(JSON.stringify({ ...newFlow({ name: "A" }), surplus: 1, name: 5 }));
    expect(read.kind === "faulty" ? read.faults.length : 0).toBeGreaterThan(1);
  });
});

describe("exampleFlow", () => {
  it("is a flow without errors for every dialect", () => {
    const example = exampleFlow("Customer support");
    expect(parseFlow(example)).toMatchObject({ ok: true });
    for (const { id, profile } of descriptors) {
      const errors = validateFlow(example, profile).filter((problem) => problem.severity === "error");
      expect({ id, errors }).toEqual({ id, errors: [] });
    }
  });
});

describe("names", () => {
  it.each([
    ["Main line", null],
    ["  ", "Give the flow a name."],
    ["a/b", "A name cannot contain “/”."],
    [` ${"n".repeat(200)} `, null],
    ["n".repeat(201), "At most 200 characters; this has 201."],
  ])("%j", (name, fault) => {
    expect(nameFault(name)).toBe(fault);
  });

  it.each([
    ["Main line", "Main line.flow.json"],
    ["../../etc", ".._.._etc.flow.json"],
    ["Größe 1", "Größe 1.flow.json"],
    ['a:b*c?"<>|', "a_b_c_____.flow.json"],
  ])("%j is kept as %j", (name, file) => {
    expect(flowFileName(name)).toBe(file);
  });

  it("keeps a copy's name within what a name may have", () => {
    expect(nameOfCopy("Main")).toBe("Main (copy)");
    expect(nameOfCopy("x".repeat(200))).toHaveLength(200);
  });
});
