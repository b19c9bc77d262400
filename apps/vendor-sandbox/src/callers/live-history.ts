// What callers could have met, and since when: the contents that a flow had, and who was there to answer. Kept with the
// account, because figures of yesterday are about yesterday's content.
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { canonicalJson, jsonSchema, type Json } from "@tonegraph/flow-model";
import type { DialectSandbox, SandboxResource } from "@tonegraph/vendor-kit";
import { z } from "zod";

const entrySchema = z.object({ sinceMs: z.number(), artefact: jsonSchema.nullable() });
const absenceSchema = z.object({ sinceMs: z.number(), closed: z.array(z.string()) });

/** A history as it is kept: contents by flow (null: gone or out of service), and who was away, oldest first. */
export const historySchema = z.object({
  flows: z.record(z.string(), z.array(entrySchema)),
  away: z.array(absenceSchema),
});
/** A history as it is kept. */
export type HistoryData = z.infer<typeof historySchema>;

/** Contents and absences are kept this often, the latest ones. */
const KEPT = 200;

/** What one dialect's callers could have met. */
export interface LiveHistory {
  /** Takes notice of an account after a change. */
  notice(state: Json, now: number): void;
  /** A flow's contents, oldest first; empty where nobody ever could call it. */
  contents(flowId: string): readonly z.infer<typeof entrySchema>[];
  /** Who was away at a time, as `queue:sales`. */
  closedAt(atMs: number): readonly string[];
  /** Whether something of this name (`flow:after-hours`) belongs to a fresh account. */
  isKnown(name: string): boolean;
  flowIds(): readonly string[];
  /** How often any flow's content changed before a time. */
  changesBefore(atMs: number): number;
  read(): HistoryData;
  clear(): void;
}

/** Goes on with a history that was kept. */
export function createLiveHistory(sandbox: DialectSandbox, kept?: HistoryData): LiveHistory {
  const usual = sandbox.listResources(sandbox.initialState()).map(nameOf);
  const activates = findDescriptor(sandbox.id)?.steps.includes("activating") === true;
  let data: HistoryData = kept ?? { flows: {}, away: [] };
  let noticed: Json | undefined;
  let latestMs = latestOf(data);
  const noticeFlows = (state: Json, now: number): void => {
    const present = new Map(
      sandbox.listFlows(state).map(({ id, artefact }) => [id, takesCalls(artefact, activates) ? artefact : null]),
    );
    for (const flowId of new Set([...present.keys(), ...Object.keys(data.flows)])) {
      const artefact = present.get(flowId) ?? null;
      const entries = Object.hasOwn(data.flows, flowId) ? (data.flows[flowId] ?? []) : [];
      if (same(entries.at(-1)?.artefact ?? null, artefact)) continue;
      const next = [...entries, { sinceMs: now, artefact }].slice(-KEPT);
      data = { ...data, flows: { ...data.flows, [flowId]: next } };
    }
  };
  const noticeAway = (state: Json, now: number): void => {
    const present = new Set(sandbox.listResources(state).map(nameOf));
    const closed = usual.filter((name) => !present.has(name)).toSorted();
    if (same(data.away.at(-1)?.closed ?? [], closed)) return;
    data = { ...data, away: [...data.away, { sinceMs: now, closed }].slice(-KEPT) };
  };
  return {
    notice(state, now) {
      if (now < latestMs) data = turnedBack(data, now);
      else if (state === noticed) return;
      noticed = state;
      noticeFlows(state, now);
      noticeAway(state, now);
      latestMs = latestOf(data);
    },
    contents: (flowId) => (Object.hasOwn(data.flows, flowId) ? (data.flows[flowId] ?? []) : []),
    closedAt: (atMs) => data.away.findLast(({ sinceMs }) => sinceMs <= atMs)?.closed ?? [],
    isKnown: (name) => usual.includes(name),
    flowIds: () => Object.keys(data.flows),
    changesBefore: (atMs) =>
      Object.values(data.flows).reduce(
        (sum, entries) => sum + entries.filter(({ sinceMs }) => sinceMs < atMs).length,
        0,
      ),
    read: () => data,
    clear() {
      data = { flows: {}, away: [] };
      noticed = undefined;
      latestMs = latestOf(data);
    },
  };
}

// A clock that was turned back: what became so at a time that is yet to come has been so from now on.
function turnedBack({ flows, away }: HistoryData, now: number): HistoryData {
  const settled = Object.entries(flows).map(([flowId, entries]) => [flowId, beganBy(entries, now)]);
  return { flows: Object.fromEntries(settled), away: beganBy(away, now) };
}

function latestOf({ flows, away }: HistoryData): number {
  const latest = [...Object.values(flows), away].map((entries) => entries.at(-1)?.sinceMs ?? 0);
  return Math.max(0, ...latest);
}

function beganBy<Entry extends { readonly sinceMs: number }>(entries: readonly Entry[], now: number): Entry[] {
  const before = entries.filter(({ sinceMs }) => sinceMs <= now);
  const latest = entries.at(-1);
  return latest === undefined || latest.sinceMs <= now ? before : [...before, { ...latest, sinceMs: now }];
}

// A flow that is out of service takes no calls; a draft neither, where flows are activated. Elsewhere that status says
// nothing: NICE CXone's menus answer callers while they are called DRAFT.
function takesCalls(artefact: Json, activates: boolean): boolean {
  if (typeof artefact !== "object" || artefact === null || Array.isArray(artefact)) return true;
  const { status } = artefact;
  return status !== "INACTIVE" && !(activates && status === "DRAFT");
}

function nameOf({ kind, id }: SandboxResource): string {
  return `${kind}:${id}`;
}

function same(one: Json, other: Json): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}
