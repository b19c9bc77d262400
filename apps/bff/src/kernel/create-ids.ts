import { randomUUID } from "node:crypto";

/** As many characters of a UUID as leave room for a number of nine digits. */
const RANDOM_LENGTH = 27;
const FIRST = 100_000_000;

/**
 * Ids of the length of a UUID behind a prefix, that nobody else makes: chance once, then counted. For what is many a second
 * and no secret; making a UUID each time takes longer.
 */
export function createIds(prefix: string): () => string {
  const begin = `${prefix}${randomUUID().slice(0, RANDOM_LENGTH)}`;
  let next = FIRST;
  return () => `${begin}${next++}`;
}
