import { describe, expect, it } from "vitest";
import { requestUrl } from "./request-url.ts";

describe("requestUrl", () => {
  it.each([
    ["/flows", {}, {}, "/api/flows"],
    ["/flows/:flowId/versions/:number", { flowId: "flow_1", number: 7 }, {}, "/api/flows/flow_1/versions/7"],
    ["/flows/:flowId", { flowId: "../tenants?x" }, {}, "/api/flows/..%2Ftenants%3Fx"],
    ["/flows", {}, { search: "a b&c", limit: 20, cursor: undefined }, "/api/flows?search=a+b%26c&limit=20"],
    ["/flows", {}, { search: "" }, "/api/flows"],
  ])("%s", (path, params, query, url) => {
    expect(requestUrl(path, params, query)).toBe(url);
  });

  it("refuses a path whose parameter is missing", () => {
    expect(() => requestUrl("/flows/:flowId")).toThrow("flowId");
  });
});
