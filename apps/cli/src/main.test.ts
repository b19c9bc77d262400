import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultyFlow } from "./testing/flows.ts";
import { openTerminal, type Terminal } from "./testing/terminal.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

let terminal: Terminal;
beforeAll(() => {
  terminal = openTerminal();
  terminal.write("faulty.flow.json", faultyFlow());
  terminal.write("long.flow.json", manyProblems());
});
afterAll(() => terminal.remove());

/** More text than a pipe holds. */
function manyProblems(): object {
  const flow = faultyFlow();
  const menu = flow.nodes["node_main_menu"];
  const copies = Array.from({ length: 300 }, (_, place) => [`node_copy${place}`, menu]);
  return { ...flow, nodes: { ...flow.nodes, ...Object.fromEntries(copies) } };
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: terminal.cwd, env: { ...inherited, ...env } });
  const written = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (written.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (written.err += chunk.toString()));
  return { child, ended: once(child, "close").then(([code]) => ({ code: code as number, ...written })) };
}

describe("the program itself", () => {
  it("reads standard input, colours nothing in a pipe, and ends with the code", async () => {
    const { child, ended } = start(["validate", "-"]);
    child.stdin.end(JSON.stringify(faultyFlow()));
    const { code, out, err } = await ended;
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatch(/^standard input checked for NICE CXone IVR menus\n/);
  });

  it("colours where it is forced to", async () => {
    const { out } = await start(["validate", "faulty.flow.json"], { FORCE_COLOR: "1" }).ended;
    expect(out).toContain("\u001b[31merror");
  });

  it("ends quietly and with its code when nobody reads on", async () => {
    const { child, ended } = start(["validate", "long.flow.json"]);
    child.stdout.once("data", () => child.stdout.destroy());
    const { code, err } = await ended;
    expect({ code, err }).toEqual({ code: 1, err: "" });
  });

  it("says what is wrong with the command line without a trace", async () => {
    const { code, out, err } = await start(["validate", "x", "--format", "xml"]).ended;
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("Allowed choices are text, json, sarif, junit.");
    expect(err).not.toContain("    at ");
  });
});
