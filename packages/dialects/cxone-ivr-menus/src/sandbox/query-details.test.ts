import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { queryDetails } from "./query-details.ts";
import { freshState } from "./state.ts";

const QUERY: { readonly [field: string]: Json } = {
  interval: "PT1H",
  from: "2026-01-04T00:00:00Z",
  to: "2026-01-05T00:00:00Z",
  metrics: ["abandonedCount"],
  groupings: ["flowId", "nodeId"],
  filters: [{ dimension: "flowId", operator: "equal", values: ["f"] }],
};

function ask(body: Json) {
  const request = {
    method: "POST",
    path: "",
    query: {},
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const { response } = queryDetails(freshState(), { request, world: { now: 0, entropy: () => "x" } });
  return { status: response.status, ...JSON.parse(response.body) };
}

describe("queryDetails", () => {
  it("tells nothing where nobody calls", () => expect(ask(QUERY)).toEqual({ status: 200, data: [] }));

  it.each<[string, Json, string]>([
    ["another interval", { ...QUERY, interval: "P1D" }, "interval: must be PT1H"],
    ["a time without a zone", { ...QUERY, from: "2026-01-04T00:00:00" }, "from: must be a time with a zone"],
    ["a span backwards", { ...QUERY, to: "2026-01-03T00:00:00Z" }, "to: must be later than from"],
    ["a span of years", { ...QUERY, to: "2028-01-03T00:00:00Z" }, "to: must be at most 366 days after from"],
    ["an unknown metric", { ...QUERY, metrics: ["laughs"] }, "metrics.0: "],
    ["another grouping", { ...QUERY, groupings: ["nodeId"] }, "groupings"],
    ["no filter", { ...QUERY, filters: [] }, "filters"],
    [
      "a page that was never given out",
      { nextUri: "/api/v2/analytics/voice/details/query?flowId=%E0%A4%A&from=1&to=2&page=1" },
      "The nextUri is none that was given out",
    ],
    [
      "a page of years",
      { nextUri: "/api/v2/analytics/voice/details/query?flowId=f&from=1&to=99999999999999&page=1" },
      "The nextUri is none that was given out",
    ],
    ["a page elsewhere", { nextUri: "https://evil.example" }, "The nextUri is none that was given out"],
  ])("refuses %s", (_, body, words) => {
    expect(ask(body)).toMatchObject({ status: 400, message: expect.stringContaining(words) });
  });
});
