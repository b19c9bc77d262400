import { mulberry32 } from "./mulberry32.ts";

/** One time in twenty-five somebody presses a key that they did not mean. */
export const WRONG_KEY_SHARE = 0.04;
/** One time in twenty somebody lets a question pass in silence. */
export const SILENT_SHARE = 0.05;

/** How a caller takes a question: as they mean to, by mistake, or not at all. `slip` from 0 to 1 says which mistake. */
export interface Whim {
  readonly kind: "asMeant" | "wrongKey" | "silent";
  readonly slip: number;
}

/** A caller without whims. */
export const CAREFUL: Whim = { kind: "asMeant", slip: 0 };

/** The question that a whim is about: the same one in both versions meets the same whim. */
export interface Asked {
  readonly seed: number;
  readonly caller: number;
  readonly block: string;
  /** How often this caller has been asked here before. */
  readonly visit: number;
}

/** Draws a caller's whim for one question, independent of all other questions. */
export function whimAt({ seed, caller, block, visit }: Asked): Whim {
  const next = mulberry32(hashed(`${seed} ${caller} ${visit} ${block}`));
  const [drawn, slip] = [next(), next()];
  if (drawn < WRONG_KEY_SHARE) return { kind: "wrongKey", slip };
  return { kind: drawn < WRONG_KEY_SHARE + SILENT_SHARE ? "silent" : "asMeant", slip };
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}
