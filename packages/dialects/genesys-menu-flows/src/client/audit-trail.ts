import { err, ok, type Result } from "@tonegraph/flow-model";
import type { VendorAuditEntry, VendorError, VendorHttp } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { badAnswer } from "./bad-answer.ts";
import { readBody } from "./read-answer.ts";

const PAGE_SIZE = 100;
const MAX_PAGES = 200;

const answerSchema = z.looseObject({
  entities: z.array(
    z.looseObject({
      id: z.string().min(1, "is empty"),
      timestamp: z.iso.datetime({ offset: true, error: "is no time with a zone" }),
      action: z.string(),
      user: z.looseObject({ name: z.string().nullish(), id: z.string().nullish() }).nullish(),
    }),
  ),
});

/** What was done to a flow, page by page until one is short. A page that brings nothing new ends it with an error. */
export async function readAuditTrail(
  http: VendorHttp,
  at: { readonly url: string; readonly externalId: string },
): Promise<Result<readonly VendorAuditEntry[], VendorError>> {
  const entries = new Map<string, VendorAuditEntry>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const query = `entityType=flow&entityId=${encodeURIComponent(at.externalId)}&limit=${PAGE_SIZE}&page=${page}`;
    const answer = await http.call({
      operation: "readAuditLog",
      method: "GET",
      url: `${at.url}?${query}`,
      effect: "read",
      group: "audit",
    });
    if (!answer.ok) return answer;
    const read = readBody(answer.value, answerSchema, `asking for page ${page} of the audit log`);
    if (!read.ok) return read;
    const { entities } = read.value;
    const before = entries.size;
    // An entry that was logged meanwhile pushes others onto the next page: those come twice and are one.
    for (const { id, timestamp, action, user } of entities)
      entries.set(id, { id, at: timestamp, action, actor: user?.name ?? user?.id ?? null });
    if (entities.length < PAGE_SIZE) return ok([...entries.values()]);
    if (entries.size === before)
      return err(badAnswer(`asking for page ${page} of the audit log repeats what came before.`, answer.value.status));
  }
  return err(badAnswer(`asking for the audit log has no end: it was left after ${MAX_PAGES} pages.`));
}
