import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { LossCursor } from "./dashboard-ports.ts";

/** Reads the `cursor` parameter of a list that is ordered by calls lost; null at the first page. */
export function readLossCursor(text: string | undefined): Result<LossCursor | null, ApiFault> {
  if (text === undefined) return ok(null);
  const [, lost, key] = /^(\d{1,15}) ([\w -]{1,400})$/u.exec(Buffer.from(text, "base64url").toString("utf8")) ?? [];
  if (lost !== undefined && key !== undefined) return ok({ lost: Number(lost), key });
  const message = "This cursor is not one that a list answered.";
  return fault("invalid-parameter", message, { errors: [{ pointer: "/cursor", code: "invalid-cursor", message }] });
}

/** Cuts what was found (one more than the limit) to a page, with the cursor of the next one. */
export function lossPage<Item>(
  found: readonly Item[],
  limit: number,
  cursorOf: (item: Item) => LossCursor,
): { items: Item[]; nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || last === undefined) return { items, nextCursor: null };
  const { lost, key } = cursorOf(last);
  return { items, nextCursor: Buffer.from(`${lost} ${key}`, "utf8").toString("base64url") };
}
