import { describe, expect, it } from "vitest";
import { auditFilters } from "./audit-filters.ts";
import { auditSearchSchema } from "./audit-search.ts";

describe("auditFilters", () => {
  it("takes days for midnights of the reader's zone", () => {
    const { from, to } = auditFilters({ from: "2026-11-20", to: "2026-11-21" });
    expect([from, to].map((time) => new Date(time ?? "").toString().slice(16, 24))).toEqual(["00:00:00", "00:00:00"]);
    expect(Date.parse(to ?? "") - Date.parse(from ?? "")).toBe(86_400_000);
  });

  it("leaves out what an address does not say, or says wrongly", () => {
    const search = auditSearchSchema.parse({ from: "yesterday", action: " ", actor: "user_1", to: "2026-02-30" });
    expect(JSON.stringify(auditFilters(search))).toBe('{"actor":"user_1"}');
  });
});
