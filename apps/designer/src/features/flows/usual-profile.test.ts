import { descriptors } from "@tonegraph/dialect-catalogue";
import { describe, expect, it } from "vitest";
import { usualProfile } from "./usual-profile.ts";

const known = descriptors.map(({ id, profile }) => ({ dialect: id, profile: profile.id }));

describe("usualProfile", () => {
  it("is the profile of the only tenant's dialect", () => {
    for (const { dialect, profile } of known) expect(usualProfile([{ dialect }])).toBe(profile);
  });

  it.each([
    ["no tenant", []],
    ["several tenants", [...known, ...known]],
    ["a dialect that this release does not know", [{ dialect: "of-tomorrow" }]],
  ])("is portable with %s", (_case, tenants) => {
    expect(usualProfile(tenants)).toBe("portable");
  });
});
