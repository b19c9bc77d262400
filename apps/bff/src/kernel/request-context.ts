import { AsyncLocalStorage } from "node:async_hooks";
import type { TraceParent } from "./trace-parent.ts";

interface RequestContext {
  readonly requestId: string;
  /** The trace that whoever asks makes it part of; null where they say none. */
  readonly trace: TraceParent | null;
}

const running = new AsyncLocalStorage<RequestContext>();

/** Does something as part of a request. */
export function withinRequest<Value>(context: RequestContext, work: () => Value): Value {
  return running.run(context, work);
}

/** The trace that the request which is being answered belongs to; null where it belongs to none, and for background work. */
export function presentTrace(): TraceParent | null {
  return running.getStore()?.trace ?? null;
}

/** The id of the request that is being answered; null for background work. */
export function presentRequestId(): string | null {
  return running.getStore()?.requestId ?? null;
}
