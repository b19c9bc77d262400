import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const MODULE = new URL("error-output.ts", import.meta.url).href;

describe("errorOutput", () => {
  it.each([
    ["when it is told to end at once", "process.exit(0);"],
    ["when a bug ends it", "throw new Error('a bug');"],
  ])("has written every line of a process %s, in their order", (_when, ending) => {
    const program = `
      const { errorOutput } = await import(${JSON.stringify(MODULE)});
      const output = errorOutput();
      for (let line = 0; line < 500; line += 1) output.write("line " + line + "\\n");
      ${ending}`;
    const ran = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
    const lines = ran.stderr.split("\n").filter((line) => /^line \d+$/.test(line));
    expect(lines).toEqual(Array.from({ length: 500 }, (_, line) => `line ${line}`));
  });
});
