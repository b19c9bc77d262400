import { describe, expect, it } from "vitest";
import type { ReportItem } from "./adapter.ts";
import { idTwice, keyTwice, oddContent, timeWithoutZone, unknownValue } from "./odd-content.ts";

const at = { vendor: "CXone", pointer: "/nodes/1" };
const OTHER: ReportItem = { kind: "dropped", code: "no-menu", params: { pointer: "/nodes" }, words: "No menu." };

describe("oddContent", () => {
  it.each<[ReportItem, string]>([
    [
      unknownValue({ ...at, value: "voicebot" }),
      "CXone's flow says “voicebot” at /nodes/1, where its documents list other values.",
    ],
    [
      unknownValue({ ...at, value: 7 }),
      "CXone's flow says nothing readable at /nodes/1, where its documents list other values.",
    ],
    [
      unknownValue({ ...at, value: "voicebot", isTaken: true }),
      "CXone's flow says “voicebot” at /nodes/1, where its documents list other values.",
    ],
    [idTwice({ ...at, id: "main" }), "CXone's flow has the id “main” a second time at /nodes/1."],
    [keyTwice({ ...at, menu: "main", key: "1" }), "CXone's menu “main” has the key “1” a second time at /nodes/1."],
    [
      timeWithoutZone({ ...at, text: "2026-11-01T00:00:00" }),
      "CXone's flow has the time “2026-11-01T00:00:00” at /nodes/1, without a time zone, so nobody can tell when that is.",
    ],
  ])("tells of %j alone, without what becomes of it when it is drawn", (item, told) => {
    expect(oddContent([OTHER, item])).toEqual([{ code: item.code, pointer: "/nodes/1", told }]);
    expect(item.words.length).toBeGreaterThan(told.length);
  });
});
