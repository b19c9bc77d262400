import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCli } from "../cli.ts";
import type { CliIo } from "../io.ts";

/** What a command line ended with and wrote. */
export interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with files in it, and command lines that run there. Remove it when done. */
export interface Terminal {
  readonly cwd: string;
  write(name: string, content: string | Uint8Array | object): void;
  run(args: readonly string[], given?: { readonly stdin?: string; readonly columns?: number }): Promise<Ended>;
  remove(): void;
}

/** Opens a terminal in an empty folder. Styles are written as `<style>text</style>` when colours are asked for. */
export function openTerminal({ colours = false } = {}): Terminal {
  const cwd = mkdtempSync(path.join(tmpdir(), "tonegraph-cli-"));
  return {
    cwd,
    write(name, content) {
      const file = path.join(cwd, name);
      mkdirSync(path.dirname(file), { recursive: true });
      const isRaw = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(file, isRaw ? content : JSON.stringify(content, null, 2));
    },
    async run(args, { stdin = "", columns } = {}) {
      const written = { out: "", err: "" };
      const io: CliIo = {
        cwd,
        stdin: chunksOf(stdin),
        columns: columns ?? null,
        out: (text) => (written.out += text),
        err: (text) => (written.err += text),
        paint: (style, text) => (colours ? `<${String(style)}>${text}</${String(style)}>` : text),
      };
      const exitCode = await runCli(args, io);
      return { exitCode, ...written };
    },
    remove: () => rmSync(cwd, { recursive: true }),
  };
}

/** In small pieces, as a pipe hands text over; characters of several bytes are cut apart. */
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}
