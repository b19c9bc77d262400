import type { PublishEffect } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import { words } from "../../lib/messages/words.ts";
import { blockEffects } from "./block-effects.ts";

const loss = (calls: number, lost: number) => ({
  calls,
  lost,
  rate: lost / calls,
  low: 0,
  high: 1,
  enough: calls >= 30,
});
const tenant = { id: "tenant_a", name: "Acme", dialect: "cxone-ivr-menus", version: 2 };

const effect: PublishEffect = {
  version: 2,
  former: 1,
  state: "compared",
  liveSince: "2026-11-20T00:00:00.000Z",
  spans: null,
  total: null,
  nodes: [
    {
      nodeId: "menu",
      name: "Menu",
      state: "changed",
      compared: {
        before: loss(400, 24),
        after: loss(400, 80),
        difference: { change: 0.14, low: 0.09, high: 0.19, isClear: true },
        verdict: "worse",
      },
      alone: null,
    },
    {
      nodeId: "queue",
      name: "Queue",
      state: "same",
      compared: { before: loss(400, 24), after: loss(29, 0), difference: null, verdict: "notEnoughCalls" },
      alone: null,
    },
    { nodeId: "added", name: "New", state: "added", compared: null, alone: loss(50, 1) },
  ],
  source: { tenantId: "tenant_a", kind: "calls", fetchedAt: null },
  gaps: [],
};

describe("blockEffects", () => {
  it("says how much a block changed, with its interval, and nothing where nobody can know", () => {
    expect([...blockEffects([{ tenant, effect }])]).toEqual([
      [
        "menu",
        {
          text: "+14.0 points",
          verdict: "worse",
          hint: "6.0 % lost (24 of 400) → 20.0 % lost (80 of 400) (+9.0 points to +19.0 points, 95 % interval)",
        },
      ],
    ]);
    expect(blockEffects([]).size).toBe(0);
    expect(words.versions.effect.total(loss(400, 24), loss(6, 3))).toBe(
      "6.0 % lost (24 of 400) → 3 of 6 lost, too few for a rate",
    );
  });
});
