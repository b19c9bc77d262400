// Advice as the audit log has it. Source: document 000, NAVIGATION_OPTIMIZATION { flow_id, abandonment_rates,
// optimized_fallbacks }; what else we advise stands beside it.
import type { Advice, HeatNode } from "@tonegraph/api-contract";
import type { Json } from "@tonegraph/flow-model";
import type { AuditRecord } from "../../kernel/audit-log.ts";
import type { AdvisedThing, ToldAdvice } from "./ports.ts";
import type { Reading } from "./reading.ts";

/** Advice about a flow, to whom it is given, and the figures behind it. */
export interface GivenAdvice {
  readonly actorId: string;
  readonly reading: Reading;
  readonly nodes: Readonly<Record<string, HeatNode>>;
  readonly items: Advice["items"];
}

/** What of it is advice: an item that has neither a gain nor a value only says what could not be asked. */
export function toldAdvice({ reading: { place }, items }: GivenAdvice): ToldAdvice {
  const advised = adviceIn(items).map(({ kind, nodeId, value = null }): AdvisedThing => ({ kind, nodeId, value }));
  return { tenantId: place.tenantId, version: place.version, advised };
}

/** Whether both say the same, whatever the order: two gains that are nearly equal change places with every call. */
export function isSameAdvice(one: ToldAdvice, other: ToldAdvice): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ tenantId, version, advised }: ToldAdvice): string {
  const things = advised.map(({ kind, nodeId, value }) => JSON.stringify([kind, nodeId, value]));
  return JSON.stringify([tenantId, version, things.toSorted()]);
}

/** The entry: the rates of the blocks that advice is given for, and the advice in the words that the person read. */
export function adviceRecord({ actorId, reading, nodes, items }: GivenAdvice, at: Date): AuditRecord {
  const { place, span, periods } = reading;
  const advised = adviceIn(items);
  const rates: Record<string, Json> = {};
  const fallbacks: Record<string, Json> = {};
  for (const { kind, nodeId, value } of advised) {
    const rate = nodes[nodeId]?.rate ?? null;
    if (rate !== null) rates[nodeId] = Math.round(rate * 10_000) / 10_000;
    if (kind === "fallback" && value !== undefined) fallbacks[nodeId] = value;
  }
  return {
    at,
    actor: actorId,
    action: "NAVIGATION_OPTIMIZATION",
    flowId: place.flowId,
    details: {
      tenantId: place.tenantId,
      version: place.version,
      flow_id: periods.findLast(({ version }) => version === place.version)?.externalId ?? null,
      from: span.from.toISOString(),
      to: span.to.toISOString(),
      abandonment_rates: rates,
      optimized_fallbacks: fallbacks,
      advised: advised.map(({ kind, nodeId, title, value = null, gain }) => ({
        kind,
        nodeId,
        value,
        title,
        ...(gain === undefined ? {} : { expectedGain: Math.round(gain.value), unit: gain.unit }),
      })),
    },
  };
}

function adviceIn(items: Advice["items"]): Advice["items"] {
  return items.filter(({ gain, value }) => gain !== undefined || value !== undefined);
}
