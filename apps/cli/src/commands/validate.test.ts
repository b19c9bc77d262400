import path from "node:path";
import { flowOf, subflow } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultyFlow, soundFlow, warnedFlow, warningsIn } from "../testing/flows.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

let terminal: Terminal;
beforeAll(() => {
  terminal = openTerminal();
  terminal.write("sound.flow.json", soundFlow());
  terminal.write("warned.flow.json", warnedFlow());
  terminal.write("faulty.flow.json", faultyFlow());
  terminal.write("deep/in/a.flow.json", soundFlow());
  terminal.write("deep/b.flow.json", soundFlow());
  terminal.write("deep/node_modules/c.flow.json", "not looked at");
  terminal.write("deep/notes.json", "not looked at");
  terminal.write("other/notes.txt", "nothing here");
  terminal.write("other/[odd].json", soundFlow());
  terminal.write("bad/not.json", "{");
  terminal.write("bad/key.json", { ...soundFlow(), colour: 1 });
  terminal.write("bad/binary.json", new Uint8Array([123, 255, 0, 1]));
  terminal.write("bad/cut.json", new Uint8Array([34, 226, 130]));
  terminal.write("bad/utf16.json", Buffer.from("\ufeff{}", "utf16le"));
  terminal.write("bad/empty.json", "");
  terminal.write("bad/unknown.json", { ...soundFlow(), profile: "no-such-target" });
  terminal.write("bom.json", `\ufeff${JSON.stringify(soundFlow())}`);
});
afterAll(() => terminal.remove());

const validate = (...args: readonly string[]) => terminal.run(["validate", ...args]);

interface JsonReport {
  readonly summary: object;
  readonly files: readonly { readonly file: string; readonly problems: readonly object[] }[];
}

async function filesOf(...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await validate("--format", "json", ...args);
  return (JSON.parse(out) as JsonReport).files.map(({ file }) => file);
}

describe("validate ends with", () => {
  it.each([
    [0, ["sound.flow.json"]],
    [0, ["warned.flow.json"]],
    [1, ["warned.flow.json", "--max-warnings", "0"]],
    [1, ["sound.flow.json", "faulty.flow.json"]],
    [2, ["faulty.flow.json", "missing.flow.json"]],
    [2, ["bad/not.json", "faulty.flow.json"]],
    [2, ["bad/unknown.json"]],
    [0, ["bad/unknown.json", "--profile", "cxone-ivr-menus"]],
    [0, ["bom.json"]],
    [2, []],
    [2, ["sound.flow.json", "--profile", "cxone"]],
    [2, ["sound.flow.json", "--max-warnings", "-1"]],
    [2, ["sound.flow.json", "--max-warnings", "1e3"]],
    [2, ["sound.flow.json", "--format", "xml"]],
    [2, ["sound.flow.json", "--rules-url", "ftp://example.com"]],
    [2, ["sound.flow.json", "--colour"]],
  ])("%i for %j", async (exitCode, args) => {
    expect((await validate(...args)).exitCode).toBe(exitCode);
  });

  it("1 when the warnings of all files together are too many", async () => {
    terminal.write("two/a.flow.json", warnedFlow());
    terminal.write("two/b.flow.json", warnedFlow());
    const warnings = 2 * warningsIn(warnedFlow());
    expect((await validate("two", "--max-warnings", String(warnings))).exitCode).toBe(0);
    expect((await validate("two", "--max-warnings", String(warnings - 1))).exitCode).toBe(1);
  });
});

describe("validate finds", () => {
  it("files of patterns and folders in the order of their names, each once", async () => {
    expect(await filesOf("deep")).toEqual(["deep/b.flow.json", "deep/in/a.flow.json"]);
    expect(await filesOf("deep/**/*.flow.json")).toEqual(["deep/b.flow.json", "deep/in/a.flow.json"]);
    expect(await filesOf("sound.flow.json", "*.flow.json", "./sound.flow.json")).toEqual([
      "sound.flow.json",
      "faulty.flow.json",
      "warned.flow.json",
    ]);
  });

  it("a file whose name looks like a pattern", async () => {
    expect(await filesOf("other/[odd].json")).toEqual(["other/[odd].json"]);
  });

  it("a file by its whole path", async () => {
    expect((await validate(path.join(terminal.cwd, "sound.flow.json"))).exitCode).toBe(0);
  });

  it("standard input, cut anywhere", async () => {
    const flow = warnedFlow("Bis später, 您好");
    const { exitCode, out } = await terminal.run(["validate", "-", "-"], { stdin: JSON.stringify(flow) });
    expect(exitCode).toBe(0);
    expect(out.match(/standard input checked for NICE CXone IVR menus/g)).toHaveLength(1);
    expect(out).toContain("“Bis später, 您好”");
  });
});

describe("validate of several flows", () => {
  it("looks into those that others lead into", async () => {
    const leading = (id: string, other: string) =>
      flowOf({
        nodes: { node_other: subflow({ flowId: other }) },
        wires: ["node_start -> node_other"],
        flow: { id, name: id },
      });
    terminal.write("round/a.flow.json", leading("flow_a", "flow_b"));
    terminal.write("round/b.flow.json", leading("flow_b", "flow_a"));
    const alone = await validate("round/a.flow.json");
    expect(alone.out).toContain("cannot be looked into");
    const together = await validate("round");
    expect(together.out).not.toContain("cannot be looked into");
    expect(together.out.match(/cross-flow-cycle {2}round/g)).toHaveLength(2);
  });
});

describe("validate says of what it cannot judge", () => {
  it.each([
    ["missing.json", "This file does not exist."],
    ["missing/**/*.json", "No file matches this pattern. Check the folder it begins in."],
    ["other", "This folder has no files that end in .flow.json. Name the files, or use a pattern in quotation marks."],
    ["sound.flow.json/x", "This file does not exist."],
    ["a-long-name".repeat(500), "This name is longer than a file name can be."],
    ["bad/binary.json", "This is not UTF-8 text: byte 1 (from 0) belongs to no character."],
    ["bad/cut.json", "This is not UTF-8 text: byte 2 (from 0) belongs to no character."],
    ["bad/utf16.json", "This text is written in UTF-16. Save it as UTF-8."],
    ["bad/empty.json", "The file is empty."],
    ["bad/not.json", "Line 1, column 2: this is not JSON."],
    ["bad/unknown.json", 'the profile "no-such-target", which this release does not know. Known are: cxone-ivr-menus'],
  ])("%s: %s", async (file, words) => {
    const { exitCode, out, err } = await validate(file, "sound.flow.json");
    expect(exitCode).toBe(2);
    expect(out).toContain(words);
    expect(out).toContain("1 file could not be judged");
    expect(out).toContain("sound.flow.json checked for");
    expect(err).toBe("");
    const asJson = await validate(file, "--format", "json");
    expect(asJson.err).toContain(words);
  });

  it("every fault with its pointer and place", async () => {
    const { out } = await validate("bad/key.json");
    expect(out).toMatch(/unknown-key {2}\/colour {2}bad\/key\.json:\d+:13/);
  });
});

describe("validate as text", () => {
  it("names block and field, what callers experience, the mend, and where it is written", async () => {
    const { out } = await validate("faulty.flow.json");
    const lines = [
      "  error  Main menu, no input",
      "    “Main menu” leads nowhere when the caller presses nothing: they hear it 3 times and are then cut off.",
      "    Fix: Wire no input to Agent",
      "    missing-no-input  faulty.flow.json:38:18",
    ];
    expect(out).toMatch(/^faulty\.flow\.json checked for NICE CXone IVR menus\n/);
    expect(out).toContain(lines.join("\n"));
    expect(out).toMatch(/\n\n1 error, .* in 1 flow\.\ntonegraph explain <code> says why .*\n$/);
  });

  it("lets no label move the cursor, fake a line or turn the direction around", async () => {
    terminal.write("hostile.json", warnedFlow("\u001b[2Jgone\r\nok\u202e\u0085"));
    const { out } = await validate("hostile.json");
    expect(out).toContain("␛[2Jgone ⏎ ok\ufffd\ufffd");
    // oxlint-disable-next-line eslint/no-control-regex -- they must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it("says what is ignored, and what of it has no effect", async () => {
    const reasons = [
      { code: "unreachable-node", nodeId: "node_old", reason: "Parked until spring" },
      { code: "missing-no-input", nodeId: "node_main_menu", reason: "Later" },
      { code: "caller-cycle", reason: "Once" },
    ];
    const { connections } = faultyFlow();
    terminal.write("ignoring.json", { ...warnedFlow(), connections, ignoredProblems: reasons });
    const { exitCode, out } = await validate("ignoring.json");
    expect(exitCode).toBe(1);
    expect(out).toContain("ignored: unreachable-node, Old farewell (1 time): Parked until spring");
    expect(out).toContain("not ignored: missing-no-input, Main menu is an error, and errors cannot be ignored.");
    expect(out).toContain("ignored, but not found any more: caller-cycle, The flow.");
    expect(out.match(/unreachable-node/g)).toHaveLength(1);
  });

  it("breaks lines at the terminal's width", async () => {
    const { out } = await terminal.run(["validate", "faulty.flow.json"], { columns: 60 });
    expect(
      Math.max(
        ...out
          .split("\n")
          .slice(0, 6)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(60);
  });

  it("styles text only where it is told to", async () => {
    const coloured = openTerminal({ colours: true });
    coloured.write("a.json", faultyFlow());
    const { out } = await coloured.run(["validate", "a.json"]);
    coloured.remove();
    expect(out).toContain("<bold,red>error</bold,red>");
  });
});
