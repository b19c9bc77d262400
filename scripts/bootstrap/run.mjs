import { spawn } from "node:child_process";
import { rootDir } from "./paths.mjs";

const isWindows = process.platform === "win32";

/**
 * Runs a program to its end and answers `{ code, output }`.
 * `quiet` keeps the output back (the caller shows it when the program failed).
 */
export function run(program, args, { env = process.env, quiet = false, cwd = rootDir } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      shell: isWindows && !program.endsWith(".exe"),
    });
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve({ code: code ?? 1, signal, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}
