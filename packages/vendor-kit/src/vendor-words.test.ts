import { describe, expect, it } from "vitest";
import { readVendorMessage } from "./vendor-words.ts";

const said = (body: string): string | undefined => readVendorMessage({ status: 400, headers: {}, body });

describe("readVendorMessage", () => {
  it.each<[string, unknown, string]>([
    ["a message", { code: "bad.request", message: "No such queue" }, "No such queue"],
    ["an error within", { error: { code: "X", message: "Queue Sales does not exist" } }, "Queue Sales does not exist"],
    ["an error within an error", { error: { error: { message: "No such queue" } } }, "No such queue"],
    ["a message within a message", { message: { message: "No such queue" } }, "No such queue"],
    ["a problem (RFC 9457)", { title: "Bad Request", detail: "No such queue", status: 400 }, "No such queue"],
    ["a problem with a title alone", { type: "about:blank", title: "Bad Request", status: 400 }, "Bad Request"],
    ["a description", { code: "BAD", errorDescription: "No such queue" }, "No such queue"],
    ["a sign-in (RFC 6749)", { error: "invalid_client", error_description: "Wrong secret" }, "Wrong secret"],
    ["a sign-in's code alone", { error: "invalid_client" }, "invalid_client"],
    ["a code beside words", { error: "internal", message: "Try later" }, "Try later"],
    [
      "a missing scope",
      { error: "insufficient_scope", error_description: "flow:edit is needed" },
      "insufficient_scope: flow:edit is needed",
    ],
    ["a code alone", { errorCode: "QUEUE_GONE", status: 400 }, "QUEUE_GONE"],
    ["texts", { errors: ["No such queue", "No such agent"] }, "No such queue; No such agent"],
    ["one text as the list", { errors: "No such queue" }, "No such queue"],
    ["a list alone", ["No such queue"], "No such queue"],
    [
      "faults with places",
      { message: "Invalid", errors: [{ path: "nodes.0", message: "No such queue" }, { message: "and more" }] },
      "Invalid; nodes.0: No such queue; and more",
    ],
    [
      "places of other names",
      {
        details: [
          { field: "name", message: "is taken" },
          { path: ["nodes", 1], message: "is odd" },
        ],
      },
      "name: is taken; nodes.1: is odd",
    ],
    ["faults by field", { errors: { name: ["is taken"], nodes: "are none" } }, "name: is taken; nodes: are none"],
    [
      "words that come again with their place",
      { message: "is taken", errors: [{ field: "name", message: "is taken" }] },
      "name: is taken",
    ],
    [
      "a place without words",
      { message: "Invalid", errors: [{ field: null, message: "is taken" }] },
      "Invalid; is taken",
    ],
    ["a fault of a code alone", { errors: [{ code: "X", message: null }] }, "X"],
    ["a text that is JSON", { message: '{"error":{"message":"No such queue"}}' }, "No such queue"],
    ["a text", "No such queue", "No such queue"],
  ])("reads %s", (_, body, words) => {
    expect(said(JSON.stringify(body))).toBe(words);
  });

  it.each<[string, string]>([
    ["an empty object", "{}"],
    ["an empty list", "[]"],
    ["nothing", " "],
    ["JSON without words", '{"status":400,"retry":true,"ids":["a","b"]}'],
    ["JSON that is cut off", '{"error":{"mess'],
    ["a list that is cut off", '[{"mess'],
    ["a text with JSON that is cut off", '{"message":"{\\"error\\":{"}'],
    ["a page", "<html><body>Bad gateway</body></html>"],
    ["a page in JSON", '{"message":"<html>"}'],
    ["a number", "400"],
    ["a text that is too long to be words", "x".repeat(301)],
    ["what lies too deep", '{"error":{"error":{"error":{"error":{"error":{"message":"x"}}}}}}'],
  ])("makes no words of %s", (_, body) => {
    expect(said(body)).toBeUndefined();
  });

  it.each(["Queue is gone", "[nodes.0] has no way out", "Slow down, please"])("takes a plain text: %s", (text) => {
    expect(said(` ${text}\n`)).toBe(text);
  });
});
