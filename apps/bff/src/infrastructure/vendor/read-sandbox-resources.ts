import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import { answerFault, type CallVendor, type ResourceListing, type VendorError } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { sandboxExtraUrl } from "../../kernel/sandbox-extras.ts";

const PAGE_SIZE = 1000;
/** A hundred thousand of a kind: nobody looks through more, and an account that has no end must not be read for ever. */
const MAX_PAGES = 100;
/** People wait for it, and publishing does. */
const PATIENCE_MS = 5000;

const text = z.string().min(1).max(200);
const pageSchema = z.object({
  known: z.boolean(),
  items: z.array(z.object({ id: text, name: text })).max(PAGE_SIZE),
  nextCursor: text.nullable(),
});

/**
 * What the sandbox says exists of a kind, all pages; its own listing takes no token but counts like any call of the tenant.
 * A page that does not say what it should is an error with its place.
 */
export async function readSandboxResources(
  { baseUrl, kind }: { readonly baseUrl: string; readonly kind: ResourceKind },
  callVendor: CallVendor,
): Promise<Result<ResourceListing, VendorError>> {
  const items: ResourceListing["items"][number][] = [];
  const seen = new Set<string>();
  let cursor: string | null = null;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const read: Result<z.output<typeof pageSchema>, VendorError> = await readPage(
      sandboxExtraUrl(baseUrl, "_resources", {
        kind,
        limit: String(PAGE_SIZE),
        ...(cursor === null ? {} : { cursor }),
      }),
      callVendor,
    );
    if (!read.ok) return read;
    if (!read.value.known) return ok({ items: [], known: false });
    items.push(...read.value.items);
    cursor = read.value.nextCursor;
    if (cursor === null) return ok({ items, known: true });
    if (seen.has(cursor)) return badListing("names a page that was read before.");
    seen.add(cursor);
  }
  return badListing("has no end.");
}

async function readPage(
  url: string,
  callVendor: CallVendor,
): Promise<Result<z.output<typeof pageSchema>, VendorError>> {
  const answer = await callVendor({
    operation: "resources",
    group: "resources",
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
  return page.success ? ok(page.data) : badListing(answerFault(page.error.issues, said), status);
}

function badListing(words: string, status?: number): Result<never, VendorError> {
  const message = `The sandbox's list of what exists ${words}`;
  return err({ kind: "badAnswer", message, ambiguous: false, ...(status === undefined ? {} : { status }) });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
