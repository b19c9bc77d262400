// What can be asked of a tenant about its callers: single calls from the sandbox's feed, or the vendor's own sums.
import type { Visit } from "@tonegraph/call-analytics";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { CallVendor, VendorError } from "@tonegraph/vendor-kit";
import type { FlowsAtTenants } from "../../kernel/flows-at-tenants.ts";
import { hasSandboxExtras } from "../../kernel/sandbox-extras.ts";
import type { TenantPlace, VendorAccounts } from "../../kernel/vendor-accounts.ts";
import type { FiguresSource, FindFiguresSource, Span } from "../../modules/analytics/ports.ts";
import { readFeedPage } from "./read-feed-page.ts";

/** Ten million visits in the few hours that are read at once. */
const MAX_PAGES = 5000;

interface Sources {
  readonly accounts: VendorAccounts;
  readonly flowsAt: Pick<FlowsAtTenants, "contextOf">;
  readonly baseUrlOf: (place: TenantPlace) => Promise<string | null>;
}

/** Finds what can be asked of a tenant. */
export function createFiguresSources({ accounts, flowsAt, baseUrlOf }: Sources): FindFiguresSource {
  return async (workspaceId, tenantId) => {
    const account = await accounts.find({ workspaceId, tenantId });
    const descriptor = account === null ? undefined : findDescriptor(account.dialect);
    if (account === null || descriptor === undefined) return null;
    const baseUrl = await baseUrlOf({ workspaceId, tenantId });
    const hasFeed = hasSandboxExtras(account) && baseUrl !== null;
    const { figures, unseenKinds } = descriptor.capabilities;
    const sums = figures?.perNode === true ? "aggregates" : null;
    const source: FiguresSource = {
      tenantName: account.name,
      dialectTitle: descriptor.title,
      kind: hasFeed ? "calls" : sums,
      ...(figures?.perNode === false ? { whole: { vendor: descriptor.vendor, grain: figures.grain } } : {}),
      unseenKinds: new Set(unseenKinds),
      async drawn(flow) {
        const converter = findConverter(descriptor.id);
        // Blocks that lead to other flows are called there by the ids that those have there.
        const context = await flowsAt.contextOf({ workspaceId, tenantId, flowId: flow.id ?? "" }, flow, account);
        const drawn = converter?.decompile(converter.compile(flow, context).artefact);
        return drawn?.ok === true ? drawn.value.flow : null;
      },
      async figures({ externalId, from, to }) {
        const client = await accounts.client({ workspaceId, tenantId });
        if (!client.ok) return err(noFigures(client.error.detail));
        if (client.value.figures === undefined) return err(noFigures(`${descriptor.title} reports no figures.`));
        return client.value.figures({ externalId, fromMs: from.getTime(), toMs: to.getTime() });
      },
      calls: (query) =>
        readCalls({ ...query, baseUrl: baseUrl ?? "" }, (call) => accounts.call({ workspaceId, tenantId }, call)),
    };
    return source;
  };
}

async function* readCalls(
  query: { readonly externalId: string; readonly baseUrl: string } & Span,
  callVendor: CallVendor,
): AsyncIterable<Result<readonly Visit[], VendorError>> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const read: Result<{ readonly visits: readonly Visit[]; readonly nextCursor: string | null }, VendorError> =
      await readFeedPage({ ...query, cursor }, callVendor);
    if (!read.ok) return yield read;
    yield ok(read.value.visits);
    cursor = read.value.nextCursor;
    if (cursor === null) return undefined;
    if (seen.has(cursor)) return yield err(noFigures("The call feed names a page that was read before."));
    seen.add(cursor);
  }
  return yield err(noFigures("The call feed has no end."));
}

function noFigures(message: string): VendorError {
  return { kind: "badAnswer", message, ambiguous: false };
}
