import { describe, expect, it } from "vitest";
import { pageAfterSignIn, signInToken } from "./sign-in-token.ts";

describe("signInToken", () => {
  it.each([
    ["#token=abc", "abc"],
    ["http://127.0.0.1:4400/sign-in#token=a-b_c", "a-b_c"],
    ["#token=", null],
    ["#other=1", null],
    ["", null],
    ["token=abc", null],
    ["http://127.0.0.1:4400/sign-in", null],
  ])("%s", (link, token) => {
    expect(signInToken(link)).toBe(token);
  });
});

describe("pageAfterSignIn", () => {
  it.each([
    [undefined, "/"],
    ["/tenants", "/tenants"],
    ["/flows/flow_1?a=1#b", "/flows/flow_1?a=1#b"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["/sign-in?back=%2F", "/"],
  ])("%s leads to %s", (back, page) => {
    expect(pageAfterSignIn(back)).toBe(page);
  });
});
