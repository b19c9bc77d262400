import { AsyncLocalStorage } from "node:async_hooks";

interface RequestContext {
  readonly requestId: string;
}

const running = new AsyncLocalStorage<RequestContext>();

/** Does something as part of a request. */
export function withinRequest<Value>(context: RequestContext, work: () => Value): Value {
  return running.run(context, work);
}

/** The id of the request that is being answered; null for background work. */
export function presentRequestId(): string | null {
  return running.getStore()?.requestId ?? null;
}
