import type { SandboxRequest, SandboxResponse } from "@tonegraph/vendor-kit";
import { z } from "zod";
import type { CallFeed } from "./call-feed.ts";

/** Where the feed is, below a dialect's mount. */
export const FEED_PATH = "/_calls";

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const querySchema = z.object({
  flowId: z.string().min(1).max(200),
  from: instant,
  to: instant,
  cursor: z
    .string()
    .regex(/^\d{1,15}\.\d{1,9}$/, "is none that a page gave")
    .optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
});

/** `GET /_calls?flowId=&from=&to=&cursor=&limit=`: the sandbox's own, as no documented vendor has it. */
export function answerCallFeed(request: SandboxRequest, feed: CallFeed): SandboxResponse {
  const headers = { "content-type": "application/json", "x-tonegraph-sandbox": "call-feed" };
  const query = querySchema.safeParse(request.query);
  if (!query.success) return { status: 400, headers, body: JSON.stringify({ message: z.prettifyError(query.error) }) };
  const { flowId, from, to, cursor = null, limit } = query.data;
  const page = feed.page({ flowId, fromMs: from, toMs: to }, { cursor, limit });
  const source = "The sandbox's own call feed: synthetic callers. No part of the vendor's API.";
  return { status: 200, headers, body: JSON.stringify({ source, flowId, ...page }) };
}
