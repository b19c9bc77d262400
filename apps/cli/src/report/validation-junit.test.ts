import { parseXml, XmlElement } from "@rgrove/parse-xml";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultyFlow, soundFlow, warnedFlow, warningsIn } from "../testing/flows.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";
import { counted } from "./counted.ts";
import { element, xmlText } from "./xml.ts";

const hostile = warnedFlow('<&"\u001b]]>');
let terminal: Terminal;
beforeAll(() => {
  terminal = openTerminal();
  terminal.write("a.json", faultyFlow());
  terminal.write("b.json", hostile);
  terminal.write("c.json", soundFlow());
  const ignoredProblems = [{ code: "unreachable-node", nodeId: "node_old", reason: "Parked & <waiting>" }];
  terminal.write("d.json", { ...warnedFlow(), ignoredProblems });
  terminal.write("e.json", "{");
});
afterAll(() => terminal.remove());

/** The elements of a report as one line each: name, what matters of the attributes. */
async function linesOf(...args: readonly string[]): Promise<string[]> {
  const { out } = await terminal.run(["validate", "--format", "junit", ...args]);
  const root = parseXml(out).root;
  return root ? [...linesIn(root)] : [];
}

function* linesIn(node: XmlElement): Generator<string> {
  const { name = "", message, tests, failures, errors, skipped } = node.attributes;
  const sums = tests === undefined ? "" : ` ${tests} tests ${failures} failures ${errors} errors ${skipped} skipped`;
  yield `${node.name} ${message ?? name}${sums}`;
  for (const child of node.children) if (child instanceof XmlElement) yield* linesIn(child);
}

describe("validate as JUnit", () => {
  it("has a suite per file: errors fail, warnings pass, what is ignored is skipped", async () => {
    const lines = await linesOf("a.json", "c.json", "d.json", "e.json");
    expect(lines[0]).toMatch(/^testsuites tonegraph \d+ tests 1 failures 1 errors 1 skipped$/);
    expect(lines.filter((line) => line.startsWith("testsuite "))).toEqual([
      expect.stringMatching(/^testsuite a\.json \d+ tests 1 failures 0 errors 0 skipped$/),
      expect.stringMatching(/^testsuite c\.json \d+ tests 0 failures 0 errors 0 skipped$/),
      expect.stringMatching(/^testsuite d\.json \d+ tests 0 failures 0 errors 1 skipped$/),
      "testsuite e.json 1 tests 0 failures 1 errors 0 skipped",
    ]);
    expect(lines[lines.indexOf("testcase missing-no-input: Main menu, no input") + 1]).toBe(
      "failure “Main menu” leads nowhere when the caller presses nothing: they hear it 3 times and are then cut off.",
    );
    expect(lines[lines.indexOf("testcase unreachable-node: Old farewell") + 1]).toBe(
      "skipped Ignored: Parked & <waiting>",
    );
    expect(lines.slice(-2)).toEqual([
      "testcase is a flow: bad-json",
      "error Line 1, column 2: this is not JSON. Expected a name in quotation marks, found the end of the text.",
    ]);
  });

  it("fails one more case when there are too many warnings", async () => {
    const warnings = warningsIn(hostile);
    expect((await linesOf("b.json", "--max-warnings", "0")).slice(-2)).toEqual([
      "testcase at most 0 warnings",
      `failure ${counted(warnings, "warning")}, but at most 0 are allowed.`,
    ]);
    expect((await linesOf("b.json", "--max-warnings", "99")).at(-1)).toBe("testcase at most 99 warnings");
  });

  it("carries any label", async () => {
    expect(await linesOf("b.json")).toContain('testcase unreachable-node: <&"\ufffd]]>');
  });
});

const anyText = fc.string({ unit: "binary", maxLength: 20 });

describe("xmlText", () => {
  it("writes any text so that a parser reads it back, but for what XML cannot carry", () => {
    fc.assert(
      fc.property(anyText, anyText, (attribute, text) => {
        const { root } = parseXml([...xmlText(element("a", { b: attribute }, [text, element("c")]))].join(""));
        expect(root?.attributes["b"]).toBe(carried(attribute));
        expect(root?.text.trim()).toBe(carried(text).trim());
      }),
    );
  });
});

function carried(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- XML 1.0 has no way to write them
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}
