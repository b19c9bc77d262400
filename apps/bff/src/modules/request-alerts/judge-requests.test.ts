import type { Visit } from "@tonegraph/call-analytics";
import { describe, expect, it } from "vitest";
import { addVisits, alertWords, isAlert, NO_REQUESTS } from "./judge-requests.ts";

const left = (nodeId: string, port: string, { leftMs = 1000, errorCode = "" } = {}): Visit => ({
  callId: "c",
  index: 0,
  nodeId,
  enteredMs: 0,
  leftMs,
  leaving: { kind: "port", port, ...(errorCode === "" ? {} : { errorCode }) },
  noInputs: 0,
  noMatches: 0,
  keys: "",
});

describe("addVisits", () => {
  it("counts what requests came to, and nothing else", () => {
    const visits = [
      left("node_ask", "success"),
      left("node_ask", "notFound"),
      left("node_ask", "serverError"),
      left("node_ask", "timeout", { errorCode: "0" }),
      left("node_ask", "timeout", { errorCode: "callback-timeout" }),
      left("node_ask", "circuitOpen"),
      left("node_pay", "success"),
      left("node_pay", "unauthorized"),
      left("node_menu", "serverError"),
      left("node_ask", "serverError", { leftMs: 10 }),
    ];
    const requests = new Map([
      ["node_ask", "“Look-up”"],
      ["node_pay", "“Payment”"],
    ]);
    const tally = addVisits(NO_REQUESTS, visits, { requests, since: new Date(500) });
    expect(tally).toEqual({
      answers: 8,
      errors: 5,
      byKind: { serverError: 1, timeout: 1, "callback-timeout": 1, circuitOpen: 1, unauthorized: 1 },
      byBlock: { node_ask: 4, node_pay: 1 },
    });
    expect(alertWords(tally, requests)).toBe(
      "5 of 8 requests within 10 minutes, at “Look-up” (4) and “Payment” (1): 1 server errors (5xx), 1 time-outs, " +
        "1 results that never came after a 202, 1 not asked, the circuit breaker being open, 1 refused sign-ins (401, 403).",
    );
  });

  it("names the one block alone", () => {
    const requests = new Map([["node_ask", "“Look-up”"]]);
    const tally = addVisits(NO_REQUESTS, [left("node_ask", "timeout")], { requests, since: new Date(500) });
    expect(alertWords(tally, requests)).toBe("1 of 1 requests within 10 minutes, at “Look-up”: 1 time-outs.");
  });
});

describe("isAlert", () => {
  it.each([
    { answers: 19, errors: 19, isOpen: false, expected: false },
    { answers: 20, errors: 4, isOpen: false, expected: false },
    { answers: 20, errors: 5, isOpen: false, expected: true },
    { answers: 100, errors: 5, isOpen: false, expected: false },
    { answers: 100, errors: 6, isOpen: false, expected: true },
    { answers: 100, errors: 6, isOpen: true, expected: true },
    { answers: 100, errors: 5, isOpen: true, expected: false },
    { answers: 4, errors: 1, isOpen: true, expected: true },
    { answers: 0, errors: 0, isOpen: true, expected: false },
  ])("is $expected for $errors errors of $answers answers, open: $isOpen", ({ answers, errors, isOpen, expected }) =>
    expect(isAlert({ answers, errors, byKind: {}, byBlock: {} }, isOpen)).toBe(expected),
  );
});
