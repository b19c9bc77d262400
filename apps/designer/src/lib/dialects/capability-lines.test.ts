import { targets } from "@tonegraph/dialect-catalogue";
import { describe, expect, it } from "vitest";
import { capabilityLines } from "./capability-lines.ts";

const textsOf = (dialect: string, tone?: string) =>
  capabilityLines(dialect, (kind) => kind)
    .filter((line) => tone === undefined || line.tone === tone)
    .map(({ text }) => text);

describe("capabilityLines", () => {
  it.each(targets)("names every kind of block once for $id", ({ id, profile }) => {
    const kinds = textsOf(id).filter((text) => /^(Carries|Cannot carry)/.test(text));
    for (const [kind, support] of Object.entries(profile.nodes)) {
      if (kind === "start" || kind === "vendorBlock") continue;
      const named = kinds.filter((text) => new RegExp(`\\b${kind}\\b`).test(text));
      expect(named, `${kind} is ${support}`).toHaveLength(1);
    }
  });

  it.each([
    ["cxone-ivr-menus", "partly", "One prompt has at most 450 characters."],
    ["cxone-ivr-menus", "can", "Reports figures per menu for each hour."],
    ["cxone-flow-connections", "partly", "A flow has at most 50 connections."],
    ["cxone-flow-connections", "cannot", "Reports no figures of calls."],
    ["cxone-flow-steps", "partly", "A web service is waited for at most 5 s and tried again at most 2 times."],
    ["cxone-flow-steps", "cannot", "Cannot carry hours, voicemail."],
    ["cxone-campaign-rules", "can", "Opens and closes a flow at times that you choose."],
    ["cxone-campaign-rules", "partly", "Plays recordings of the vendor only; text is not spoken."],
    [
      "cxone-campaign-rules",
      "partly",
      "Reports how long all calls of a flow took and which share of them was completed, for each day; nothing per block.",
    ],
    [
      "genesys-menu-flows",
      "partly",
      "Reports how many calls a flow had and how many were given up, in the seven days up to now and in no other span; nothing per block.",
    ],
    ["genesys-menu-flows", "partly", "Menus lie at most 5 inside one another."],
    ["genesys-menu-flows", "partly", "A menu waits 1–60 s for a key."],
    ["genesys-menu-flows", "partly", "No way may lead back to a block before it."],
  ])("%s, %s: %s", (dialect, tone, text) => {
    expect(textsOf(dialect, tone)).toContain(text);
  });

  it("knows nothing of a dialect that this release does not have", () => {
    expect(textsOf("telepathy")).toEqual([]);
  });
});
