import { spawn } from "node:child_process";
import path from "node:path";

/** What a program ended with, and what it wrote to both of its outputs. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program of the repository on the Node that runs the tests. */
export function runProgram(args: readonly string[], { input = "" } = {}): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const root = path.join(import.meta.dirname, "../..");
    const child = spawn(process.execPath, [...args], { cwd: root, stdio: "pipe" });
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.stderr.on("data", (piece: Buffer) => pieces.push(piece));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: Buffer.concat(pieces).toString("utf8") }));
    child.stdin.end(input);
  });
}
