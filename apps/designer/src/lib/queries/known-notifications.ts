import { NOTIFICATION_KINDS } from "@tonegraph/api-contract";
import { z } from "zod";

const listSchema = z.looseObject({ items: z.array(z.unknown()) });
const ofKindSchema = z.looseObject({ kind: z.string() });
const KNOWN: ReadonlySet<string> = new Set(NOTIFICATION_KINDS);

/** A list without what this page has no words for: a newer server may tell of more. Everything else is left to the contract. */
export function knownNotifications(body: unknown): unknown {
  const list = listSchema.safeParse(body);
  return list.success ? { ...list.data, items: list.data.items.filter(isKnown) } : body;
}

function isKnown(item: unknown): boolean {
  const read = ofKindSchema.safeParse(item);
  return !read.success || KNOWN.has(read.data.kind);
}
