import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { serviceOf } from "./service-of.ts";

const [FROM, UNTIL] = ["2026-12-24T00:00:00Z", "2026-12-27T00:00:00+01:00"];

describe("serviceOf", () => {
  it.each<[string, Json, ReturnType<typeof serviceOf>]>([
    [
      "an active rule for good",
      { status: "ACTIVE", effectiveDate: FROM, expirationDate: null },
      on({ effectiveDate: FROM }),
    ],
    ["an active rule with an end", { status: "ACTIVE", expirationDate: UNTIL }, on({ expirationDate: UNTIL })],
    ["one that was switched off", { status: "INACTIVE", effectiveDate: FROM }, off({ effectiveDate: FROM })],
    [
      "what we compile",
      { status: "DRAFT", effectiveDate: FROM, expirationDate: UNTIL },
      off({ effectiveDate: FROM, expirationDate: UNTIL }),
    ],
    [
      "a date without a zone",
      { status: "ACTIVE", effectiveDate: "2026-12-24T00:00:00" },
      { ...on({}), withoutZone: ["2026-12-24T00:00:00"] },
    ],
    ["a status that nobody knows", { status: "PAUSED" }, off({})],
    ["no object", [1], off({})],
  ])("reads %s", (_, artefact, expected) => {
    expect(serviceOf(artefact)).toEqual(expected);
  });
});

function on(window: ReturnType<typeof serviceOf>["window"]): ReturnType<typeof serviceOf> {
  return { isOn: true, window };
}

function off(window: ReturnType<typeof serviceOf>["window"]): ReturnType<typeof serviceOf> {
  return { isOn: false, window };
}
