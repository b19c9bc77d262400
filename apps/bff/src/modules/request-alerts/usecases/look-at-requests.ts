import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import {
  addVisits,
  alertWords,
  isAlert,
  NO_REQUESTS,
  WINDOW_MS,
  type RequestBlocks,
  type RequestTally,
} from "../judge-requests.ts";
import type { CallSource, LiveRequests, RequestAlertDependencies } from "../ports.ts";

/** Calls that began earlier have hardly a request within the window. */
const LONGEST_CALL_MS = 900_000;

/** A flow on a tenant whose calls could not be read. */
export interface NotLookedAt extends FlowOnTenant {
  readonly message: string;
}

/** Looks at everything that is live: tells where too many requests fail, once, and settles it where they do no more. */
export async function lookAtRequests(
  workspaceId: string,
  dependencies: RequestAlertDependencies,
  isStopping: () => boolean = () => false,
): Promise<readonly NotLookedAt[]> {
  const failures: NotLookedAt[] = [];
  const sources = new Map<string, CallSource | null>();
  for (const live of await dependencies.storage.in(workspaceId).live()) {
    if (isStopping()) break;
    const { tenantId } = live;
    const known = sources.get(tenantId);
    const source = known === undefined ? await dependencies.findCalls(workspaceId, tenantId) : known;
    sources.set(tenantId, source);
    // Most tenants tell of no calls; what was told of one that did is over then.
    if (source === null && !live.isOpen) continue;
    const message = await lookAt({ workspaceId, live, source }, dependencies);
    if (message !== null) failures.push({ flowId: live.flowId, tenantId, message });
  }
  return failures;
}

async function lookAt(
  {
    workspaceId,
    live,
    source,
  }: { readonly workspaceId: string; readonly live: LiveRequests; readonly source: CallSource | null },
  dependencies: RequestAlertDependencies,
): Promise<string | null> {
  const { storage, now } = dependencies;
  const { flowId, tenantId, isOpen } = live;
  const requests: RequestBlocks =
    source === null ? new Map() : await dependencies.requests(workspaceId, flowId, live.version);
  const isAsked = source !== null && requests.size > 0;
  const tally = isAsked ? await count(source, { live, requests, at: now() }) : NO_REQUESTS;
  if (typeof tally === "string") return tally;
  const at = now();
  const isNow = isAlert(tally, isOpen);
  if (isNow && !isOpen) {
    const alert = {
      id: dependencies.newId(),
      flowId,
      tenantId,
      version: live.version,
      tally,
      words: alertWords(tally, requests),
      at,
    };
    await storage.in(workspaceId).open(alert);
  }
  if (!isNow && isOpen) await storage.in(workspaceId).close({ flowId, tenantId }, at);
  return null;
}

/** The tally of the last ten minutes, or why it could not be made. */
async function count(
  source: CallSource,
  { live, requests, at }: { readonly live: LiveRequests; readonly requests: RequestBlocks; readonly at: Date },
): Promise<RequestTally | string> {
  const since = new Date(at.getTime() - WINDOW_MS);
  const from = new Date(since.getTime() - LONGEST_CALL_MS);
  let tally = NO_REQUESTS;
  for await (const page of source.calls({ externalId: live.externalId, from, to: at })) {
    if (!page.ok) return page.error.message;
    tally = addVisits(tally, page.value, { requests, since });
  }
  return tally;
}
