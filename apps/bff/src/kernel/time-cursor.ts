import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "./fault.ts";

/** How many items a list answers when it is not asked for a number. */
export const DEFAULT_PAGE = 50;

/** The last item of a page of a list that is ordered by time and id. */
export interface TimeCursor {
  readonly at: Date;
  readonly id: string;
}

/** Reads the `cursor` parameter; null at the first page. */
export function readCursor(text: string | undefined): Result<TimeCursor | null, ApiFault> {
  if (text === undefined) return ok(null);
  const [time = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(" ");
  const at = new Date(Number(time));
  if (/^\d{1,15}$/u.test(time) && /^[\w-]{1,100}$/u.test(id) && !Number.isNaN(at.getTime())) return ok({ at, id });
  const message = "This cursor is not one that a list answered.";
  return fault("invalid-parameter", message, { errors: [{ pointer: "/cursor", code: "invalid-cursor", message }] });
}

/** Cuts what was found (one more than the limit) to a page, with the cursor of the next one. */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  cursorOf: (item: Item) => TimeCursor,
): { items: readonly Item[]; nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || last === undefined) return { items, nextCursor: null };
  const { at, id } = cursorOf(last);
  return { items, nextCursor: Buffer.from(`${at.getTime()} ${id}`, "utf8").toString("base64url") };
}
