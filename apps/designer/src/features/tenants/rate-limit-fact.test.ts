import { descriptors } from "@tonegraph/dialect-catalogue";
import { describe, expect, it } from "vitest";
import { rateLimitFact } from "./rate-limit-fact.ts";

describe("rateLimitFact", () => {
  it.each(descriptors.map(({ id }) => id))("says of every tenant how fast it is asked, and why: %s", (dialect) => {
    expect(rateLimitFact({ dialect, settings: {} })).toMatch(
      /^Fewer than 80 % of \d+ requests a second are sent\. .*\.$/u,
    );
  });

  it("says whose number it is", () => {
    const genesys = rateLimitFact({ dialect: "genesys-menu-flows", settings: {} });
    expect(genesys).toContain("Fewer than 80 % of 10 requests a second are sent. Genesys Cloud documents 10 to 20");
    const settings = { requestsPerSecond: "15" };
    expect(rateLimitFact({ dialect: "genesys-menu-flows", settings })).toBe(
      "Fewer than 80 % of 15 requests a second are sent. This limit was set for this tenant.",
    );
    expect(rateLimitFact({ dialect: "cxone-ivr-menus", settings: {} })).toContain("so this one is assumed");
  });

  it("says nothing of a dialect that keeps a limit of its own", () => {
    expect(rateLimitFact({ dialect: "none", settings: {} })).toBeNull();
  });
});
