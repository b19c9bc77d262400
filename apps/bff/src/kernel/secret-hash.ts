import { hash } from "node:crypto";

/** How secrets of 256 random bits are kept: hashed once; there is nothing to guess, so nothing slower is needed. */
export function secretHash(secret: string): string {
  return hash("sha256", secret);
}
