import { err, ok, type Result } from "@tonegraph/flow-model";
import type { AuditPage, VendorAuditEntry, VendorError, VendorHttp } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { badAnswer } from "./bad-answer.ts";
import { readBody } from "./read-answer.ts";

const PAGE_SIZE = 100;
const MAX_PAGES = 200;

const answerSchema = z.looseObject({
  entities: z.array(
    z.looseObject({
      id: z.string().min(1),
      timestamp: z.iso.datetime({ offset: true, error: "is no time with a zone" }),
      action: z.string(),
      user: z.looseObject({ name: z.string().nullish(), id: z.string().nullish() }).nullish(),
    }),
  ),
});

/** Where the log is, whose flow it is of, and who we are in it. */
interface LogPlace {
  readonly url: string;
  readonly externalId: string;
  readonly clientId: string;
}

/** What was done to a flow, page by page until one is short. A page that brings nothing new ends it with an error. */
export async function readAuditTrail(
  http: VendorHttp,
  at: LogPlace,
): Promise<Result<readonly VendorAuditEntry[], VendorError>> {
  const entries = new Map<string, VendorAuditEntry>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const read = await readAuditPage(http, at, { number: page, size: PAGE_SIZE });
    if (!read.ok) return read;
    const before = entries.size;
    // An entry that was logged meanwhile pushes others onto the next page: those come twice and are one.
    for (const entry of read.value) entries.set(entry.id, entry);
    if (read.value.length < PAGE_SIZE) return ok([...entries.values()]);
    if (entries.size === before)
      return err(badAnswer(`asking for page ${page} of the audit log repeats what came before.`));
  }
  return err(badAnswer(`asking for the audit log has no end: it was left after ${MAX_PAGES} pages.`));
}

/** One page of it, as the vendor orders it. */
export async function readAuditPage(
  http: VendorHttp,
  { url, externalId, clientId }: LogPlace,
  { number, size }: AuditPage,
): Promise<Result<readonly VendorAuditEntry[], VendorError>> {
  const query = (): string => `entityType=flow&entityId=${encodeURIComponent(externalId)}&limit=${size}&page=${number}`;
  const answer = await http.call({
    operation: "readAuditLog",
    method: "GET",
    // Half a character can be in no address, and so in no id.
    url: externalId.isWellFormed() ? `${url}?${query()}` : null,
    effect: "read",
    group: "audit",
  });
  if (!answer.ok) return answer;
  const read = readBody(answer.value, answerSchema, `asking for page ${number} of the audit log`);
  if (!read.ok) return read;
  return ok(
    read.value.entities.map(({ id, timestamp, action, user }) => ({
      id,
      at: timestamp,
      action,
      actor: user?.name ?? user?.id ?? null,
      byUs: user?.id === clientId || user?.name === clientId,
    })),
  );
}
