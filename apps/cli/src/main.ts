#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";

// The only file that touches the process: its arguments, folder, streams, environment (through styleText) and exit code.
// Before anything else is loaded: from the second start on nothing is compiled again, which halves the time to the answer.
enableCompileCache(fileURLToPath(new URL("../.cache/compile", import.meta.url)));
const { runCli } = await import("./cli.ts");
const { EXIT } = await import("./exit-code.ts");

const { stdout, stderr, stdin, argv } = process;

/** Whoever reads may stop before the end, as `head` does; then the rest is dropped, and the exit code still holds. */
function writerTo(stream: NodeJS.WriteStream): (text: string) => void {
  let open = true;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== "EPIPE") process.exitCode = EXIT.unusable;
  });
  return (text) => {
    if (open) stream.write(text);
  };
}

const err = writerTo(stderr);
try {
  process.exitCode = await runCli(argv.slice(2), {
    cwd: process.cwd(),
    stdin,
    columns: stdout.isTTY ? stdout.columns : null,
    out: writerTo(stdout),
    err,
    paint: (style, text) => styleText(style, text, { stream: stdout }),
  });
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  err(
    `Tonegraph itself failed: ${words}\nThis is a fault of the program. Please report it with the file it happened on.\n`,
  );
  process.exitCode = EXIT.unusable;
}
