import { spawn } from "node:child_process";
import type { Programs } from "./programs.ts";
import type { SystemUser } from "./system-user.ts";

/**
 * Runs the server and waits for two things: the server's end, and the end of the pipe on standard input.
 * The kernel closes that pipe when Node dies, also by kill -9; then the server is told to stop at once (SIGINT rolls
 * back what is open and writes a checkpoint), and to give up on that after ten seconds (SIGQUIT).
 * Both run in a session of their own, so that Ctrl-C in a terminal reaches Node alone.
 */
const SCRIPT = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(
  cat <&3 >/dev/null
  kill -INT $server 2>/dev/null
  n=0
  while kill -0 $server 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
  kill -QUIT $server 2>/dev/null
) >/dev/null 2>&1 &
exec 3<&- </dev/null
wait $server
code=$?
rm -rf "$TONEGRAPH_SOCKET_DIR"
exit $code
`;

export interface GuardedServerOptions {
  readonly programs: Programs;
  readonly user: SystemUser | null;
  readonly cluster: string;
  readonly socketDir: string;
  readonly onLine: (line: string) => void;
  readonly maxConnections: number;
}

/** A server that ends with this process. */
export interface GuardedServer {
  /** Resolves with the exit code when the server has ended, for whatever reason. */
  readonly ended: Promise<number>;
  /** Fast shutdown; resolves when the server has ended. */
  stop(): Promise<void>;
}

const SETTINGS = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  shared_buffers: "32MB",
  fsync: "on",
  // What a backup needs while it copies (back-up.ts) is not recycled meanwhile.
  wal_keep_size: "256MB",
  logging_collector: "off",
  log_destination: "stderr",
  log_line_prefix: "",
  timezone: "UTC",
};

/** Starts the server under its guardian; it may not be ready to answer yet. */
export function startGuardedServer(options: GuardedServerOptions): GuardedServer {
  const settings = Object.entries({
    ...SETTINGS,
    max_connections: String(options.maxConnections),
    unix_socket_directories: options.socketDir,
  });
  const command = [
    options.programs.postgres,
    "-D",
    options.cluster,
    ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const child = spawn("/bin/sh", ["-c", SCRIPT, "tonegraph-postgres", ...command], {
    cwd: options.cluster,
    detached: true,
    env: { ...options.programs.environment, TONEGRAPH_SOCKET_DIR: options.socketDir },
    stdio: ["pipe", "ignore", "pipe"],
    ...(options.user ? { uid: options.user.uid, gid: options.user.gid } : {}),
  });
  child.stdin.on("error", () => undefined);
  readLines(child.stderr, options.onLine);
  const ended = new Promise<number>((resolve) => {
    child.on("error", (error) => {
      options.onLine(`FATAL:  ${error.message}`);
      resolve(-1);
    });
    child.on("close", (code) => resolve(code ?? -1));
  });
  return {
    ended,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") onLine(line);
  });
}
