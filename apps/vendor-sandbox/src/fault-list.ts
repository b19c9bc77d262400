import { z } from "zod";

/** A fault to inject: for a route (absent parts match all) and a number of requests. Times in milliseconds. */
export const faultSchema = z.strictObject({
  /** By which it can be taken back. */
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  method: z.string().min(1).max(10).optional(),
  /** Below the dialect's mount; a `*` at the end matches whatever follows. */
  path: z.string().startsWith("/").max(500).optional(),
  /** `signIn`: the token endpoint; `read`: any other GET; `write`: anything else. */
  target: z.enum(["signIn", "read", "write"]).optional(),
  status: z.number().int().min(200).max(599).optional(),
  body: z.json().optional(),
  contentType: z.string().min(1).max(100).optional(),
  headers: z.record(z.string().regex(/^[a-z][a-z-]{0,40}$/), z.string().max(500)).optional(),
  /** Seconds, or an HTTP date. */
  retryAfter: z.union([z.number().nonnegative(), z.string().max(100)]).optional(),
  delayMs: z.number().nonnegative().max(600_000).optional(),
  dropConnection: z.boolean().optional(),
  /** Sends only the first half of the answer, then drops the connection. */
  cutAnswer: z.boolean().optional(),
  /** Never answers; the connection stays until the caller gives up, at most ten minutes. */
  hang: z.boolean().optional(),
  /** Answers with so many bytes of JSON, to try the caller's bound. */
  answerBytes: z.number().int().positive().max(200_000_000).optional(),
  /** Makes every token that was given out invalid just before the request. */
  expireTokens: z.boolean().optional(),
  /** Takes every scope from the tokens that were given out just before the request; a new token has them. */
  dropScopes: z.boolean().optional(),
  /** `before`: the vendor does nothing. `after`: it does what was asked, and only the answer goes wrong. */
  when: z.enum(["before", "after"]).default("before"),
  /** How many matching requests pass before the first that it hits. */
  skip: z.number().int().nonnegative().max(1_000_000).default(0),
  times: z.number().int().min(1).max(1_000_000).default(1),
});
/** A fault to inject. */
export type Fault = z.infer<typeof faultSchema>;
/** A fault as it is asked for. */
export type FaultInput = z.input<typeof faultSchema>;

/** What a fault may be aimed at. */
export interface FaultPlace {
  readonly method: string;
  readonly path: string;
}

/** The faults that wait for a request. */
export interface FaultList {
  add(fault: Fault): void;
  /** The oldest fault for this request, counted down; undefined where there is none. */
  take(request: FaultPlace): Fault | undefined;
  /** Forgets those with this name, or all. */
  clear(name?: string): void;
  list(): readonly Fault[];
}

/** An empty list. */
export function createFaultList(): FaultList {
  let faults: Fault[] = [];
  const replace = (index: number, fault: Fault | null): void => {
    faults = faults.flatMap((other, at) => {
      if (at !== index) return [other];
      return fault === null ? [] : [fault];
    });
  };
  return {
    add(fault) {
      faults.push(fault);
    },
    take(request) {
      const index = faults.findIndex((fault) => matches(fault, request));
      const fault = faults[index];
      if (fault === undefined) return undefined;
      if (fault.skip > 0) {
        replace(index, { ...fault, skip: fault.skip - 1 });
        return undefined;
      }
      replace(index, fault.times > 1 ? { ...fault, times: fault.times - 1 } : null);
      return fault;
    },
    clear(name) {
      faults = name === undefined ? [] : faults.filter((fault) => fault.name !== name);
    },
    list: () => faults,
  };
}

function matches(fault: Fault, request: FaultPlace): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) return false;
  if (fault.target !== undefined && fault.target !== targetOf(request)) return false;
  if (fault.path === undefined) return true;
  return fault.path.endsWith("*") ? request.path.startsWith(fault.path.slice(0, -1)) : request.path === fault.path;
}

function targetOf({ method, path }: FaultPlace): Fault["target"] {
  if (path.endsWith("/token")) return "signIn";
  return method === "GET" ? "read" : "write";
}
