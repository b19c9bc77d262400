import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { httpCustomerLookupText } from "../__fixtures__/document-payloads.ts";
import { guardPath } from "../text/guard-path.ts";
import { mappedAnswer } from "./mapped-answer.ts";

const MAPPING = { who: "$.data[0]", state: "$.status" };
const GUARDED = { who: guardPath("$.data[0]"), state: "$.status" };
const EMPTY = { data: [], status: "none" };
const FOUND = { data: [{ id: 7 }], status: "ok" };

describe("mappedAnswer", () => {
  it.each<[string, { [field: string]: Json }, Json, Json]>([
    ["takes what is there", { responseMapping: MAPPING }, FOUND, { who: { id: 7 }, state: "ok" }],
    ["breaks off at an item of an empty list", { responseMapping: MAPPING }, EMPTY, null],
    ["takes a guarded path for null", { responseMapping: GUARDED }, EMPTY, { who: null, state: "none" }],
    [
      "takes what stands in for it",
      { responseMapping: MAPPING, defaultResponse: { data: [1] } },
      EMPTY,
      { who: 1, state: "none" },
    ],
    ["breaks off where nothing stands in either", { responseMapping: MAPPING, defaultResponse: EMPTY }, EMPTY, null],
    ["takes a name that is missing for null", { responseMapping: { state: "$.status" } }, {}, { state: null }],
    ["takes what is no path for null", { responseMapping: { state: "$.tickets > 0" } }, FOUND, { state: null }],
    ["sets nothing where nothing is mapped", {}, FOUND, {}],
  ])("%s", (...[, configuration, body, mapped]) => {
    expect(mappedAnswer(configuration, body)).toEqual(mapped);
  });

  it("breaks the document's own look-up off where nobody is found, as the document says of it", () => {
    const { configuration } = JSON.parse(httpCustomerLookupText);
    expect(mappedAnswer(configuration, { data: [] })).toBeNull();
    const tier = { attributes: { loyalty_tier: "GOLD", support_tickets: 2 } };
    expect(mappedAnswer(configuration, { data: [tier], status: "ok" })).toMatchObject({ loyalty_tier: "GOLD" });
  });
});
