import { cutPrompt } from "./play.ts";
import { remark } from "./remark.ts";
import type { Run } from "./run.ts";

/** Keeps a key for the next block that listens. */
export function keepKey({ call }: Run, key: string): void {
  call.typedAhead += key;
}

/** Keeps a key and stops the prompt that it interrupts; what comes next is the block's business. */
export function interruptWithKey(run: Run, key: string): void {
  cutPrompt(run);
  keepKey(run, key);
}

/** A key where no key can do anything any more. */
export function ignoreKey(run: Run, key: string): void {
  remark(run, "inputIgnored", { what: "key", key });
}

/** A key while the caller is being handed over: the line is no longer ours. */
export function refuseKey(run: Run, key: string): void {
  remark(run, "digitsRefused", { key });
}

/** Words where only keys are understood. */
export function ignoreWords(run: Run, words: string): void {
  remark(run, "inputIgnored", { what: "words", words });
}
