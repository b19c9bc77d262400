import type { styleText } from "node:util";

/** A style of text as `node:util` names it. */
export type TextStyle = Parameters<typeof styleText>[0];

/** Everything a command may touch of the process; tests hand in their own. */
export interface CliIo {
  /** Paths are relative to this folder. */
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Columns to wrap text at; null where nobody reads at a terminal. */
  readonly columns: number | null;
  /** Writes to standard output. Text that nobody reads any more (a closed pipe) is dropped. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** Styles text for standard output where colours are wanted, else gives it back. */
  paint(style: TextStyle, text: string): string;
}
