// npm start: installs what is missing, builds what is stale, then runs Tonegraph with its vendor sandbox.
// Needs nothing but Node and npm; from the install on, everything runs on the pinned Node.
import { spawn } from "node:child_process";
import path from "node:path";
import { buildDesigner } from "./bootstrap/build-designer.mjs";
import { withoutPackageManagerNoise } from "./bootstrap/clean-environment.mjs";
import { ensureInstalled } from "./bootstrap/ensure-installed.mjs";
import { pinnedNode, rootDir } from "./bootstrap/paths.mjs";
import { portIsFree } from "./bootstrap/port-is-free.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";
import { SERVER_FLAGS } from "./bootstrap/server-flags.mjs";

requireNode();
const settings = {
  TONEGRAPH_SANDBOX: "on",
  TONEGRAPH_DEMO_PAST: "on",
  LOG_LEVEL: "warn",
  ...withoutPackageManagerNoise(),
};
await refuseBusyPorts(settings);
await ensureInstalled();
await buildOrExit();
runServer(settings);

async function refuseBusyPorts({ PORT = "4400", SANDBOX_PORT = "4401", HOST = "127.0.0.1", TONEGRAPH_SANDBOX }) {
  const wanted = [{ variable: "PORT", port: PORT }];
  if (TONEGRAPH_SANDBOX === "on") wanted.push({ variable: "SANDBOX_PORT", port: SANDBOX_PORT });
  for (const { variable, port } of wanted) {
    // A value that is no port is the server's to refuse: it names the variable and the fault.
    if (!/^\d{1,5}$/.test(port) || (await portIsFree(Number(port), HOST))) continue;
    process.stderr.write(
      `Port ${port} is already in use, perhaps by another Tonegraph. ` +
        `Stop that program, or choose another port: ${variable}=${Number(port) + 100} npm start\n`,
    );
    process.exit(1);
  }
}

async function buildOrExit() {
  const { code } = await buildDesigner();
  if (code === 0) return;
  process.stderr.write("Building the designer failed; the reason is above.\n");
  process.exit(code);
}

function runServer(env) {
  const server = spawn(pinnedNode, [...SERVER_FLAGS, path.join(rootDir, "apps", "bff", "src", "main.ts")], {
    cwd: rootDir,
    env,
    stdio: "inherit",
  });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
  process.on("SIGINT", () => {
    // Ctrl+C in a terminal reaches the server too; sent twice it would cut the orderly shutdown short.
    if (!process.stdin.isTTY) server.kill("SIGINT");
  });
  server.once("error", (error) => {
    process.stderr.write(`Tonegraph could not be started: ${error.message}\n`);
    process.exit(1);
  });
  server.once("exit", (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 0;
  });
}
