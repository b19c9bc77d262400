import { ok, type Result } from "@tonegraph/flow-model";
import type { HttpFailure, HttpRequest, HttpResponse } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { endingReadsWith, endReads } from "./ending-reads.ts";

const request = (method: HttpRequest["method"], more: Partial<HttpRequest> = {}): HttpRequest => ({
  method,
  url: "https://api.test/x",
  headers: {},
  timeoutMs: 1000,
  ...more,
});

/** A sender that answers when it is told to. */
function held() {
  const asked: HttpRequest[] = [];
  const { promise, resolve } = Promise.withResolvers<Result<HttpResponse, HttpFailure>>();
  const send = endReads((sent) => {
    asked.push(sent);
    return promise;
  });
  return { asked, send, answer: () => resolve(ok({ status: 200, headers: {}, body: "" })) };
}

describe("endReads", () => {
  it.each<[HttpRequest["method"], boolean]>([
    ["GET", true],
    ["POST", false],
    ["PUT", false],
    ["PATCH", false],
    ["DELETE", false],
  ])("%s within the work is ended with it: %s", async (method, isEnded) => {
    const { asked, send, answer } = held();
    const ending = new AbortController();
    const sent = endingReadsWith(ending.signal, async () => send(request(method)));
    ending.abort();
    expect(asked[0]?.signal?.aborted ?? false).toBe(isEnded);
    answer();
    await sent;
  });

  it("is ended by the caller's own signal too, and leaves reads of others alone", async () => {
    const { asked, send, answer } = held();
    const [ending, own] = [new AbortController(), new AbortController()];
    const both = endingReadsWith(ending.signal, async () => send(request("GET", { signal: own.signal })));
    const outside = send(request("GET"));
    own.abort();
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, undefined]);
    answer();
    await Promise.all([both, outside]);
  });
});
