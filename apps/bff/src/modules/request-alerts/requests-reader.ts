import type { Flow } from "@tonegraph/flow-model";
import { requestsOf, type RequestBlocks } from "./judge-requests.ts";
import type { RequestAlertDependencies } from "./ports.ts";

/** Finds the requests of versions and remembers the newest `remembered` answers: a version never changes, and reading one is dear. */
export function createRequestsReader(
  version: (workspaceId: string, flowId: string, version: number) => Promise<Flow | null>,
  remembered = 1000,
): RequestAlertDependencies["requests"] {
  const seen = new Map<string, RequestBlocks>();
  return async (...[workspaceId, flowId, number]) => {
    const key = `${workspaceId}/${flowId}/${number}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const flow = await version(workspaceId, flowId, number);
    if (flow === null) return new Map();
    const requests = requestsOf(flow);
    seen.set(key, requests);
    const oldest = seen.size > remembered ? seen.keys().next().value : undefined;
    if (oldest !== undefined) seen.delete(oldest);
    return requests;
  };
}
