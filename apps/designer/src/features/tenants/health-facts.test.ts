import type { TenantHealth } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import { healthFacts, lastTrouble } from "./health-facts.ts";
import { checkTrouble } from "./tenant-health.ts";

const now = Date.parse("2026-11-20T09:00:00Z");
const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
const untouched: TenantHealth = {
  breaker: "closed",
  opensInMs: 0,
  groups: [],
  rateLimit: null,
  waitMs: 0,
  token: null,
  clock: null,
  lastSuccessAt: null,
  lastError: null,
};
const error = (minutesAgo: number) => ({ at: at(minutesAgo), operation: "read", kind: "server", message: "503" });
const token = (minutes: number) => ({ expiresAt: at(-minutes), grantedScopes: [] });

describe("healthFacts", () => {
  it.each<[string, Partial<TenantHealth>, string]>([
    ["nothing yet", {}, "none since the start | none yet | nothing held back"],
    ["good calls", { lastSuccessAt: at(1), token: token(41) }, "answered | valid for 41 min | nothing held back"],
    [
      "an open breaker",
      { breaker: "open", opensInMs: 11_200, lastError: error(0) },
      "!paused for 12 seconds: it kept failing | none yet | nothing held back",
    ],
    ["nothing but failures", { lastError: error(2) }, "!none answered yet | none yet | nothing held back"],
    [
      "a failure after good calls",
      { lastError: error(2), lastSuccessAt: at(3) },
      "!the last one failed | none yet | nothing held back",
    ],
    [
      "good calls after a failure",
      { lastError: error(3), lastSuccessAt: at(2) },
      "answered | none yet | nothing held back",
    ],
    ["a probe", { breaker: "halfOpen" }, "!trying one after failures | none yet | nothing held back"],
    [
      "a rate that holds back",
      { lastSuccessAt: at(1), waitMs: 400, token: token(0.5) },
      "answered | renewed within a minute | !next request in 1 second",
    ],
    [
      "a vendor that asked to wait",
      { lastSuccessAt: at(1), rateLimit: { at: at(3), retryAfterMs: 2000 }, token: token(-1) },
      "answered | expired; renewed with the next request | asked to wait 2 seconds, 3 min ago",
    ],
    [
      "a vendor that did not say how long",
      { lastSuccessAt: at(1), rateLimit: { at: at(3), retryAfterMs: null } },
      "answered | none yet | asked to slow down 3 min ago",
    ],
    [
      "a vendor whose clock is another",
      { lastSuccessAt: at(1), clock: { aheadMs: -7_200_000, words: "The vendor's clock is 2 hours behind ours." } },
      "answered | none yet | nothing held back | !The vendor's clock is 2 hours behind ours.",
    ],
  ])("tells %s", (...[, health, said]) => {
    const facts = healthFacts({ ...untouched, ...health }, now);
    expect(facts.map(({ text, isTrouble }) => `${isTrouble ? "!" : ""}${text}`).join(" | ")).toBe(said);
  });
});

describe("lastTrouble", () => {
  it.each<[string, Partial<TenantHealth>, boolean]>([
    ["nothing failed", {}, false],
    ["something failed and nothing went well", { lastError: error(2) }, true],
    ["it failed after it went well", { lastError: error(2), lastSuccessAt: at(3) }, true],
    ["it went well since", { lastError: error(3), lastSuccessAt: at(2) }, false],
  ])("%s", (...[, health, isNews]) => {
    expect(lastTrouble({ ...untouched, ...health }) !== null).toBe(isNews);
  });

  it("is not said twice where the check says the same", () => {
    const check = { ok: false, missingScopes: [], message: "503", checkedAt: at(2) };
    const health = { ...untouched, lastError: error(2) };
    expect(lastTrouble(health, check)).toBeNull();
    expect(lastTrouble(health, { ...check, message: "401" })).not.toBeNull();
  });
});

describe("checkTrouble", () => {
  const check = { ok: false, missingScopes: [], message: "It said no.", checkedAt: at(1) };
  const missingScopes = ["ivr:write"];
  it.each<[string, Partial<Parameters<typeof checkTrouble>[0]>, RegExp]>([
    ["our own list", { missingScopes, scopesLackIn: "tenant" }, /^Nothing was sent: .*“Scopes to ask for”/u],
    [
      "the vendor",
      { missingScopes, scopesLackIn: "vendor" },
      /^The vendor signs this client in but does not grant it/u,
    ],
    ["a check of long ago", { missingScopes }, /^The vendor signs this client in/u],
    ["a field", { fields: ["/authUrl"] }, /^It said no\. The fields are in the menu/u],
    ["a vendor that is down", { mayPass: true }, /^It said no\. Nothing here needs to be changed: wait/u],
    ["anything else", {}, /^It said no\. Look at the credentials/u],
  ])("says what to do where it was %s", (...[, more, words]) => {
    const { head, text } = checkTrouble({ ...check, ...more });
    expect(text).toMatch(words);
    expect(head).toBe(more.missingScopes === undefined ? null : "Missing: ivr:write.");
  });
});
