import type { Flow } from "@tonegraph/flow-model";
import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import {
  addVisits,
  alertWords,
  isAlert,
  NO_REQUESTS,
  requestsOf,
  WINDOW_MS,
  type RequestTally,
} from "../judge-requests.ts";
import type { LiveRequests, RequestAlertDependencies } from "../ports.ts";

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
  for (const live of await dependencies.storage.in(workspaceId).live()) {
    if (isStopping()) break;
    const message = await lookAt(workspaceId, live, dependencies);
    if (message !== null) failures.push({ flowId: live.flowId, tenantId: live.tenantId, message });
  }
  return failures;
}

async function lookAt(
  workspaceId: string,
  live: LiveRequests,
  dependencies: RequestAlertDependencies,
): Promise<string | null> {
  const { storage, version, findCalls, now } = dependencies;
  const { flowId, tenantId, isOpen } = live;
  const flow = await version(workspaceId, flowId, live.version);
  const source = flow === null || requestsOf(flow).size === 0 ? null : await findCalls(workspaceId, tenantId);
  const tally = flow === null || source === null ? NO_REQUESTS : await count(source, { live, flow, at: now() });
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
      words: alertWords(tally),
      at,
    };
    await storage.in(workspaceId).open(alert);
  }
  if (!isNow && isOpen) await storage.in(workspaceId).close({ flowId, tenantId }, at);
  return null;
}

/** The tally of the last ten minutes, or why it could not be made. */
async function count(
  source: NonNullable<Awaited<ReturnType<RequestAlertDependencies["findCalls"]>>>,
  { live, flow, at }: { readonly live: LiveRequests; readonly flow: Flow; readonly at: Date },
): Promise<RequestTally | string> {
  const since = new Date(at.getTime() - WINDOW_MS);
  const from = new Date(since.getTime() - LONGEST_CALL_MS);
  const requests = requestsOf(flow);
  let tally = NO_REQUESTS;
  for await (const page of source.calls({ externalId: live.externalId, from, to: at })) {
    if (!page.ok) return page.error.message;
    tally = addVisits(tally, page.value, { requests, since });
  }
  return tally;
}
