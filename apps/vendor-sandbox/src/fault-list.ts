import { z } from "zod";

/** A fault to inject: for a route (absent parts match all) and a number of requests. Times in milliseconds. */
export const faultSchema = z.strictObject({
  method: z.string().min(1).max(10).optional(),
  /** Below the dialect's mount; a `*` at the end matches whatever follows. */
  path: z.string().startsWith("/").max(500).optional(),
  status: z.number().int().min(200).max(599).optional(),
  body: z.json().optional(),
  /** Seconds, or an HTTP date. */
  retryAfter: z.union([z.number().nonnegative(), z.string().max(100)]).optional(),
  delayMs: z.number().nonnegative().max(600_000).optional(),
  dropConnection: z.boolean().optional(),
  /** Sends only the first half of the answer, then drops the connection. */
  cutAnswer: z.boolean().optional(),
  /** `before`: the vendor does nothing. `after`: it does what was asked, and only the answer goes wrong. */
  when: z.enum(["before", "after"]).default("before"),
  times: z.number().int().min(1).max(1_000_000).default(1),
});
/** A fault to inject. */
export type Fault = z.infer<typeof faultSchema>;

/** The faults that wait for a request. */
export interface FaultList {
  add(fault: Fault): void;
  /** The oldest fault for this request, counted down; undefined where there is none. */
  take(request: { readonly method: string; readonly path: string }): Fault | undefined;
  clear(): void;
  list(): readonly Fault[];
}

/** An empty list. */
export function createFaultList(): FaultList {
  let faults: Fault[] = [];
  return {
    add(fault) {
      faults.push(fault);
    },
    take(request) {
      const index = faults.findIndex((fault) => matches(fault, request));
      const fault = faults[index];
      if (fault === undefined) return undefined;
      faults = faults.flatMap((other, at) => {
        if (at !== index) return [other];
        return other.times > 1 ? [{ ...other, times: other.times - 1 }] : [];
      });
      return fault;
    },
    clear() {
      faults = [];
    },
    list: () => faults,
  };
}

function matches(fault: Fault, request: { readonly method: string; readonly path: string }): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) return false;
  if (fault.path === undefined) return true;
  return fault.path.endsWith("*") ? request.path.startsWith(fault.path.slice(0, -1)) : request.path === fault.path;
}
