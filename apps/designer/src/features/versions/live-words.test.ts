import { describe, expect, it } from "vitest";
import { livePill, liveSentence, whyNoRollBack } from "./live-words.ts";

const tenant = { id: "t1", name: "CXone us2", dialect: "cxone-ivr-menus", version: 3 };
const other = { id: "t2", name: "Genesys", dialect: "genesys-menu-flows", version: 2 };

describe("liveSentence", () => {
  it.each([
    { live: [], gone: [], says: "live on no tenant" },
    { live: [tenant], gone: [], says: "live on CXone us2: 3" },
    { live: [tenant], gone: ["t1"], says: "not on CXone us2 any more: 3" },
    { live: [tenant, other], gone: ["t1"], says: "not on CXone us2 any more: 3 · live on Genesys: 2" },
  ])("says “$says”", ({ live, gone, says }) => {
    expect(liveSentence(live, new Set(gone))).toBe(says);
  });
});

describe("livePill", () => {
  it.each([
    { isGone: false, isOnly: true, pill: { tone: "ok", label: "live", title: "live on CXone us2" } },
    { isGone: false, isOnly: false, pill: { tone: "ok", label: "CXone us2", title: "live on CXone us2" } },
    {
      isGone: true,
      isOnly: true,
      pill: { tone: "warn", label: "deleted there", title: expect.stringContaining("not on CXone us2 any more") },
    },
    { isGone: true, isOnly: false, pill: { tone: "warn", label: "CXone us2: deleted there" } },
  ])("is $pill.label", ({ isGone, isOnly, pill }) => {
    expect(livePill("CXone us2", { isGone, isOnly })).toMatchObject(pill);
  });
});

describe("whyNoRollBack", () => {
  it.each([
    { name: "nothing is live", live: [], gone: [], why: /^This flow is live on no tenant/u },
    { name: "it is live", live: [tenant], gone: [], why: /^Version 3 is what is live\.$/u },
    { name: "it was deleted", live: [tenant], gone: ["t1"], why: /^Version 3 was deleted at the vendor\./u },
    { name: "another one is live", live: [tenant, other], gone: [], why: /^nothing$/u },
  ])("$name", ({ live, gone, why }) => {
    expect(whyNoRollBack(3, live, new Set(gone)) ?? "nothing").toMatch(why);
  });
});
