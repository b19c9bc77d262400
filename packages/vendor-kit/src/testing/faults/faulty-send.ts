import { err, ok, type Result } from "@tonegraph/flow-model";
import type { HttpFailure, HttpRequest, HttpResponse, HttpSend } from "../../http.ts";
import type { VendorSubject } from "../conformance.ts";
import type { SandboxVendor } from "../sandbox-send.ts";
import type { TestClock } from "../test-clock.ts";
import type { InjectedFault } from "./fault-case.ts";

/** A sender to which faults can be given. */
export interface FaultySend {
  readonly send: HttpSend;
  inject(fault: InjectedFault): void;
  clear(): void;
  writes(): number;
}

interface Waiting {
  readonly fault: InjectedFault;
  skip: number;
  times: number;
}

/** Serves a sandbox in memory with the faults that the control API of the sandbox has. */
export function createFaultySend(parts: {
  readonly subject: VendorSubject;
  readonly vendor: SandboxVendor;
  readonly clock: TestClock;
}): FaultySend {
  const { subject, vendor, clock } = parts;
  let waiting: Waiting[] = [];
  let writes = 0;
  const targetOf = (request: HttpRequest): InjectedFault["target"] => {
    if (request.url.endsWith(subject.tokenPath)) return "signIn";
    return request.method === "GET" ? "read" : "write";
  };
  const take = (target: InjectedFault["target"]): InjectedFault | null => {
    const found = waiting.find((entry) => entry.fault.target === target && entry.times > 0);
    if (found === undefined) return null;
    if (found.skip > 0) {
      found.skip -= 1;
      return null;
    }
    found.times -= 1;
    return found.fault;
  };
  return {
    async send(request) {
      const target = targetOf(request);
      if (target === "write") writes += 1;
      const fault = take(target);
      if (fault === null) return vendor.send(request);
      if (fault.expireTokens === true) vendor.change((state) => subject.sandbox.expireTokens(state));
      if (fault.dropScopes === true) vendor.change((state) => subject.sandbox.dropScopes(state));
      const changesTokens = fault.expireTokens === true || fault.dropScopes === true;
      const happens = fault.when === "after" || changesTokens || fault.cutAnswer === true;
      const proper = happens ? await vendor.send(request) : ok({ status: 200, headers: {}, body: "" });
      if (fault.hang === true) clock.advance(request.timeoutMs);
      return outcomeOf(fault, proper);
    },
    inject(fault) {
      waiting.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
    },
    clear() {
      waiting = [];
    },
    writes: () => writes,
  };
}

function outcomeOf(fault: InjectedFault, proper: Result<HttpResponse, HttpFailure>): Result<HttpResponse, HttpFailure> {
  const lost = (kind: HttpFailure["kind"]): Result<HttpResponse, HttpFailure> => err({ kind, sent: true, message: "" });
  if (fault.hang === true) return lost("timeout");
  if (fault.dropConnection === true || fault.cutAnswer === true) return lost("connection");
  if (fault.answerBytes !== undefined && !isRefusedForNow(fault.status ?? 200)) return lost("tooLarge");
  return fault.status === undefined ? proper : ok(answerOf(fault, fault.status));
}

function answerOf(fault: InjectedFault, status: number): HttpResponse {
  // As of a real sender: of an answer that says when to ask again, the page that came along is let go.
  const { body = "" } = fault.answerBytes === undefined ? fault : {};
  const type = fault.contentType ?? (typeof body === "string" ? "text/plain" : "application/json");
  return {
    status,
    headers: { "content-type": type, ...fault.headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

/** Whether a status says that it may be asked again: of such an answer a sender keeps status and headers, however much comes with it. */
export function isRefusedForNow(status: number): boolean {
  return status === 429 || status >= 500;
}
