import { describe, expect, it } from "vitest";
import { requestUrl } from "./request-url.ts";

describe("requestUrl", () => {
  it.each([
    { path: "/flows", url: "/api/flows" },
    {
      path: "/flows/:flowId/versions/:number",
      params: { flowId: "flow_1", number: 7 },
      url: "/api/flows/flow_1/versions/7",
    },
    { path: "/flows/:flowId", params: { flowId: "../tenants?x" }, url: "/api/flows/..%2Ftenants%3Fx" },
    {
      path: "/flows",
      query: { search: "a b&c", limit: 20, cursor: undefined },
      url: "/api/flows?search=a+b%26c&limit=20",
    },
    { path: "/flows", query: { search: "" }, url: "/api/flows" },
  ])("$url", ({ path, params = {}, query = {}, url }) => {
    expect(requestUrl(path, Object.fromEntries(Object.entries(params)), query)).toBe(url);
  });

  it("refuses a path whose parameter is missing", () => {
    expect(() => requestUrl("/flows/:flowId")).toThrow("flowId");
  });
});
