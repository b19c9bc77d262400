import type { Visit } from "@tonegraph/call-analytics";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { answerFault, type CallVendor, type VendorError } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { sandboxExtraUrl } from "../../kernel/sandbox-extras.ts";

const PAGE_SIZE = 2000;
const PATIENCE_MS = 15_000;

/** More than any call can have; a column of the database holds no more than two thousand million. */
const count = z.number().int().nonnegative().max(1_000_000);
/** The database's text cannot hold a NUL. */
const text = z
  .string()
  .max(200)
  .refine((value) => !value.includes("\0"), { error: "holds a NUL" });
/** Between 1970 and 2200: beyond, a clock is not wrong but broken. */
const instantMs = z
  .number()
  .int()
  .nonnegative()
  .max(Date.UTC(2200, 0, 1));
const visitSchema = z.object({
  callId: text.min(1),
  index: count,
  nodeId: text.min(1),
  enteredMs: instantMs,
  leftMs: instantMs,
  leaving: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("port"), port: text, errorCode: text.exactOptional() }),
    z.object({ kind: z.literal("hungUp") }),
    z.object({ kind: z.literal("ended") }),
    z.object({ kind: z.literal("open") }),
  ]),
  noInputs: count,
  noMatches: count,
  keys: z.string().regex(/^[0-9*#A-D]*$/),
});
const pageSchema = z.object({ visits: z.array(visitSchema), nextCursor: z.string().max(200).nullable() });

/** What a page of the feed is asked with. */
export interface FeedQuery {
  readonly baseUrl: string;
  readonly externalId: string;
  readonly from: Date;
  readonly to: Date;
  readonly cursor: string | null;
}

/** Reads one page of the sandbox's call feed, which takes no token but counts like any call of the tenant. A page that does not say what it should is an error with its place. */
export async function readFeedPage(
  { baseUrl, externalId, from, to, cursor }: FeedQuery,
  callVendor: CallVendor,
): Promise<Result<{ readonly visits: readonly Visit[]; readonly nextCursor: string | null }, VendorError>> {
  const url = sandboxExtraUrl(baseUrl, "_calls", {
    flowId: externalId,
    from: from.toISOString(),
    to: to.toISOString(),
    limit: String(PAGE_SIZE),
    ...(cursor === null ? {} : { cursor }),
  });
  const answer = await callVendor({
    operation: "callFeed",
    group: "callFeed",
    method: "GET",
    url,
    effect: "read",
    isOpen: true,
    deadlineMs: PATIENCE_MS,
  });
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  const said = parsed(body);
  const page = pageSchema.safeParse(said);
  if (page.success) return ok(page.data);
  return failure(`The call feed ${answerFault(page.error.issues, said)}`, status);
}

function failure(message: string, status: number): Result<never, VendorError> {
  return err({ kind: "badAnswer", message, status, ambiguous: false });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
