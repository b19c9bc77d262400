import type { PublishEffect } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import type { LiveTenant } from "../../lib/queries/live-tenants.ts";

/** What a publish did to callers, on one tenant. */
export interface TenantEffect {
  readonly tenant: LiveTenant;
  readonly effect: PublishEffect;
}

/** What stands on a block of the drawing. */
export interface BlockEffect {
  readonly text: string;
  readonly verdict: "better" | "worse" | "unclear";
  readonly hint: string;
}

/** The difference per block, for the drawing; blocks with too few calls have none. With several tenants, of the first. */
export function blockEffects(effects: readonly TenantEffect[]): ReadonlyMap<string, BlockEffect> {
  const text = words.versions.effect;
  return new Map(
    (effects[0]?.effect.nodes ?? []).flatMap(({ nodeId, compared }): [string, BlockEffect][] => {
      if (compared === null || compared.difference === null || compared.verdict === "notEnoughCalls") return [];
      const { difference, verdict } = compared;
      const hint = `${text.total(compared.before, compared.after)} ${text.interval(difference)}`;
      return [[nodeId, { text: text.points(difference.change), verdict, hint }]];
    }),
  );
}
