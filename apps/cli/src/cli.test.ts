import { commonRules } from "@tonegraph/flow-validation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pagedCodes } from "./rules/rule-pages.ts";
import { openTerminal, type Terminal } from "./testing/terminal.ts";

let terminal: Terminal;
beforeAll(() => {
  terminal = openTerminal();
});
afterAll(() => terminal.remove());

describe("tonegraph", () => {
  it.each([
    [[], 2, "Usage: tonegraph [options] [command]"],
    [["--help"], 0, "Usage: tonegraph [options] [command]"],
    [["validate", "--help"], 0, "Exit codes:"],
    [["rules", "--help"], 0, "Usage: tonegraph rules"],
    [["explain", "--help"], 0, "Usage: tonegraph explain"],
    [["help", "explain"], 0, "Usage: tonegraph explain"],
    [["--version"], 0, "0.1.0\n"],
    [["valdate", "x"], 2, "Did you mean validate?"],
    [["explain"], 2, "missing required argument 'code'"],
    [["explain", "ded-end"], 2, "There is no rule ded-end. Did you mean dead-end?"],
    [["explain", "../README"], 2, "There is no rule ../README. tonegraph rules lists them all."],
    [["rules", "--format", "xml"], 2, "Allowed choices are text, json"],
  ])("%j ends with %i and says %s", async (args, exitCode, words) => {
    const ended = await terminal.run(args);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.out + ended.err).toContain(words);
    // What was asked for goes to standard output, what went wrong to standard error.
    expect(exitCode === 0 ? ended.err : ended.out).toBe("");
  });
});

describe("rules", () => {
  it("lists every rule once, with severity and one line", async () => {
    const { out } = await terminal.run(["rules"]);
    for (const { code } of commonRules) {
      expect(out.split("\n").filter((line) => line.startsWith(`${code} `))).toHaveLength(1);
    }
    expect(out).toMatch(/^dead-end +error +An exit leads nowhere$/m);
    expect(out).toMatch(/^text-not-plain +error +A text is not plain {2}\(only cxone-ivr-menus/m);
  });

  it("lists the same for programs", async () => {
    const { out } = await terminal.run(["rules", "--format", "json"]);
    expect(JSON.parse(out)).toContainEqual({
      code: "dead-end",
      severity: "error",
      title: "An exit leads nowhere",
      onlyIn: [],
    });
  });
});

describe("explain", () => {
  it("shows a page without its marks", async () => {
    const { exitCode, out } = await terminal.run(["explain", "tts-too-long"], { columns: 80 });
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^tts-too-long: A text is longer than can be spoken\n/);
    expect(out).toContain("\nWhat callers experience\n");
    expect(out).not.toMatch(/[`*]|\]\(/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each(pagedCodes())("has a title for %s", async (code) => {
    const { out } = await terminal.run(["explain", code]);
    expect(out.split("\n")[0]).toMatch(new RegExp(`^${code}: \\S`));
  });
});
