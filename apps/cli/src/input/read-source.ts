import { createReadStream } from "node:fs";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { Input } from "./find-inputs.ts";
import type { InputFailure } from "./input-failure.ts";
import { readingFailure } from "./reading-failure.ts";

const MEGABYTE = 1024 * 1024;
/** More than any flow is; keeps an endless stream or a film from filling the memory. */
const LARGEST = 100 * MEGABYTE;

/** Reads an input as UTF-8 text (a byte order mark is passed over), or says why that is impossible. */
export async function readSource(
  input: Input,
  stdin: AsyncIterable<Uint8Array>,
  largest = LARGEST,
): Promise<Result<string, InputFailure>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of input.path === null ? stdin : bytesOf(input.path)) {
      size += chunk.byteLength;
      if (size > largest) return err({ code: "too-large", message: tooLarge(largest) });
      chunks.push(chunk);
    }
  } catch (error) {
    return err(readingFailure(error));
  }
  return decoded(Buffer.concat(chunks));
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path)) if (chunk instanceof Uint8Array) yield chunk;
}

function tooLarge(largest: number): string {
  return `This is larger than ${largest / MEGABYTE} MB. No flow is; it must be something else.`;
}

function decoded(bytes: Buffer): Result<string, InputFailure> {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "UTF-16" : bytes[0] === 0xfe && bytes[1] === 0xff ? "UTF-16" : null;
  if (wide !== null) return notText(`This text is written in ${wide}. Save it as UTF-8.`);
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const at = firstWrongByte(bytes);
    return notText(`This is not UTF-8 text: byte ${at} (from 0) belongs to no character. Is it another kind of file?`);
  }
}

function notText(message: string): Result<string, InputFailure> {
  return err({ code: "not-text", message });
}

/** Halves the bytes until the first one is found that a decoder stumbles over. */
function firstWrongByte(bytes: Buffer): number {
  let [fine, broken] = [0, bytes.length];
  while (broken - fine > 1) {
    const middle = (fine + broken) >> 1;
    if (startsWell(bytes.subarray(0, middle))) fine = middle;
    else broken = middle;
  }
  return fine;
}

/** Whether these bytes may be the beginning of a text; a character that is cut at the end is no fault. */
function startsWell(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
