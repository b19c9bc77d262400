// What may go wrong at any vendor, as data: the same cases are injected in memory and over real HTTP.
import type { VendorErrorKind } from "../../vendor-error.ts";

/**
 * One fault of the vendor's: which request it hits and what happens to it. The fields are those of the sandbox's control
 * API. With `when: "after"` the vendor does what was asked and only its answer goes wrong.
 */
export interface InjectedFault {
  readonly target: "signIn" | "read" | "write";
  /** How many such requests pass before it. */
  readonly skip?: number;
  readonly times?: number;
  readonly when?: "before" | "after";
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, a string as it is. */
  readonly body?: string | Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly dropConnection?: boolean;
  readonly cutAnswer?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
  /** Sends so many bytes. */
  readonly answerBytes?: number;
  /** Makes every token that was given out invalid just before the request. */
  readonly expireTokens?: boolean;
  /** Takes every scope from the tokens that were given out just before the request; the vendor says so in its own way. */
  readonly dropScopes?: boolean;
}

/** A case of the matrix. */
export interface FaultCase {
  readonly name: string;
  readonly fault: InjectedFault;
  /** What the call may end with. `ok` counts only where the vendor then holds what was sent. */
  readonly ends: readonly ("ok" | VendorErrorKind)[];
}

const OFTEN = 99;
const HTML = { contentType: "text/html", body: "<html><title>Sign in</title></html>", status: 200 } as const;
const SAYS_ERROR = { status: 200, body: { error: "internal", message: "Something went wrong" } } as const;

const writes: readonly (readonly [string, Omit<InjectedFault, "target">, FaultCase["ends"]])[] = [
  ["400", { status: 400, body: { message: "Bad request" } }, ["rejected"]],
  ["401 once", { status: 401 }, ["ok"]],
  ["401 for ever", { status: 401, times: OFTEN }, ["unauthorized"]],
  ["403", { status: 403, body: { message: "Not for you" } }, ["forbidden"]],
  ["a scope that was taken away", { dropScopes: true, times: OFTEN }, ["missingScopes"]],
  ["404", { status: 404, body: { message: "Not found" } }, ["notFound", "rejected", "conflict"]],
  ["409", { status: 409, body: { message: "Busy" }, times: OFTEN }, ["conflict", "unavailable", "timeout", "ok"]],
  ["422", { status: 422, body: { message: "Not like this" } }, ["rejected"]],
  ["429 once", { status: 429, headers: { "retry-after": "1" } }, ["ok"]],
  ["429 for ever", { status: 429, headers: { "retry-after": "1" }, times: OFTEN }, ["rateLimited"]],
  ["500 before anything happened", { status: 500 }, ["unavailable", "ok"]],
  ["500 after it happened", { status: 500, when: "after" }, ["unavailable", "ok"]],
  ["502 as HTML", { ...HTML, status: 502 }, ["unavailable", "ok"]],
  ["503 that says when", { status: 503, headers: { "retry-after": "1" } }, ["unavailable", "ok"]],
  [
    "503 that says when, after it happened",
    { status: 503, headers: { "retry-after": "1" }, when: "after" },
    ["unavailable", "ok"],
  ],
  ["503 for ever", { status: 503, times: OFTEN }, ["unavailable", "circuitOpen"]],
  ["no answer, before anything happened", { hang: true }, ["timeout", "ok"]],
  ["no answer, after it happened", { hang: true, when: "after" }, ["timeout", "ok"]],
  ["a dropped connection, before", { dropConnection: true }, ["connection", "ok"]],
  ["a dropped connection, after", { dropConnection: true, when: "after" }, ["connection", "ok"]],
  ["half an answer", { cutAnswer: true, when: "after" }, ["connection", "ok"]],
  ["tokens that end in the middle", { expireTokens: true }, ["ok"]],
  ["another content type, before", HTML, ["badAnswer", "ok"]],
  ["another content type, after", { ...HTML, when: "after" }, ["badAnswer", "ok"]],
  ["200 with an error in it", SAYS_ERROR, ["badAnswer", "ok"]],
  ["no JSON", { status: 200, body: '{"id":', contentType: "application/json", when: "after" }, ["badAnswer", "ok"]],
  ["a redirect to another host", { status: 302, headers: { location: "https://elsewhere.test/" } }, ["badAnswer"]],
  ["an answer that is far too large", { answerBytes: 3_000_000, when: "after" }, ["badAnswer", "ok"]],
];

const reads: readonly (readonly [string, Omit<InjectedFault, "target">, FaultCase["ends"]])[] = [
  ["401 once", { status: 401 }, ["ok"]],
  ["403", { status: 403, body: { message: "Not for you" } }, ["forbidden"]],
  ["a scope that was taken away", { dropScopes: true, times: OFTEN }, ["missingScopes"]],
  ["429 once", { status: 429, headers: { "retry-after": "1" } }, ["ok"]],
  ["500 once", { status: 500 }, ["ok"]],
  ["500 for ever", { status: 500, times: OFTEN }, ["unavailable"]],
  ["no answer once", { hang: true }, ["ok"]],
  ["a dropped connection once", { dropConnection: true }, ["ok"]],
  ["half an answer once", { cutAnswer: true }, ["ok"]],
  ["another content type", { ...HTML, times: OFTEN }, ["badAnswer"]],
  ["200 with an error in it", { ...SAYS_ERROR, times: OFTEN }, ["badAnswer"]],
  ["no JSON", { status: 200, body: '{"id":', contentType: "application/json", times: OFTEN }, ["badAnswer"]],
  ["JSON of another form", { status: 200, body: "[]", contentType: "application/json", times: OFTEN }, ["badAnswer"]],
  ["a redirect", { status: 302, headers: { location: "/login" }, times: OFTEN }, ["badAnswer"]],
  ["an answer that is far too large", { answerBytes: 3_000_000, times: OFTEN }, ["badAnswer"]],
];

const signIns: readonly (readonly [string, Omit<InjectedFault, "target">, FaultCase["ends"]])[] = [
  ["401", { status: 401, body: { error: "invalid_client" } }, ["unauthorized"]],
  ["429 once", { status: 429, headers: { "retry-after": "1" } }, ["ok"]],
  ["500 once", { status: 500 }, ["ok"]],
  ["503 for ever", { status: 503, times: OFTEN }, ["unavailable"]],
  ["no answer for ever", { hang: true, times: OFTEN }, ["timeout"]],
  ["another content type", { ...HTML, times: OFTEN }, ["badAnswer"]],
  ["200 with an error in it", { status: 200, body: { error: "invalid_client" }, times: OFTEN }, ["badAnswer"]],
];

/** Every case of a write, a read and a sign-in. */
export const FAULT_CASES: readonly FaultCase[] = [
  ...writes.map(
    ([name, fault, ends]) => ({ name: `write: ${name}`, fault: { target: "write", ...fault }, ends }) as const,
  ),
  ...reads.map(
    ([name, fault, ends]) => ({ name: `read: ${name}`, fault: { target: "read", ...fault }, ends }) as const,
  ),
  ...signIns.map(
    ([name, fault, ends]) => ({ name: `sign-in: ${name}`, fault: { target: "signIn", ...fault }, ends }) as const,
  ),
];
