// The documented analytics of every vendor against the sandbox's own feed: one population, two ways to ask.
import { jsonSchema } from "@tonegraph/flow-model";
import type { DialectClient, FiguresRow } from "@tonegraph/vendor-kit";
import type { VendorSubject } from "@tonegraph/vendor-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { dialectSubjects } from "../testing/dialect-subject.ts";
import { startHttpBenches, type HttpBenches } from "../testing/http-bench.ts";

const DAY_MS = 86_400_000;
const pageSchema = z.object({
  visits: z.array(z.looseObject({ callId: z.string(), nodeId: z.string(), leaving: z.object({ kind: z.string() }) })),
  nextCursor: z.string().nullable(),
});
type Visits = z.infer<typeof pageSchema>["visits"];

const subjects = (await dialectSubjects()).map((subject) => [subject.descriptor.id, subject] as const);
let benches: HttpBenches;
beforeAll(async () => {
  benches = await startHttpBenches();
});
afterAll(() => benches.close());

/** Publishes a flow, lets two days go by, and asks both ways about the first of them, or about the week where only that can be asked. */
async function twoWays(subject: VendorSubject): Promise<{ rows: readonly FiguresRow[] | null; visits: Visits }> {
  const bench = await benches.open(subject);
  const client = bench.client();
  const [flow] = subject.flows;
  const made = await client.create(subject.converter.compile(flow).artefact, write("create"));
  if (!made.ok) throw new Error(made.error.message);
  const { externalId } = made.value;
  for (const step of ["validate", "compile", "activate"] as const) await take(client, step, externalId);
  const fromMs = Math.ceil(bench.clock.now() / DAY_MS) * DAY_MS;
  benches.passTime(2 * DAY_MS);
  // Vendors tell their time in whole seconds.
  benches.passTime(Math.ceil(bench.clock.now() / 1000) * 1000 - bench.clock.now());
  const { rows, span } = await askFigures(bench.client(), externalId, { fromMs, now: bench.clock.now() });
  return { rows, visits: await readFeed(subject, { flowId: externalId, ...span }) };
}

interface AskedFigures {
  readonly rows: readonly FiguresRow[] | null;
  readonly span: { readonly fromMs: number; readonly toMs: number };
}

async function askFigures(
  client: DialectClient,
  externalId: string,
  { fromMs, now }: { readonly fromMs: number; readonly now: number },
): Promise<AskedFigures> {
  const day = { fromMs, toMs: fromMs + DAY_MS };
  const ofDay = await client.figures?.({ externalId, ...day });
  if (ofDay?.ok !== false) return { rows: ofDay?.value ?? null, span: day };
  if (ofDay.error.kind !== "spanNotOffered") throw new Error(ofDay.error.message);
  const ofWeek = await client.figures?.({ externalId, fromMs: now - 7 * DAY_MS, toMs: now });
  if (ofWeek?.ok !== true) throw new Error(ofWeek?.error.message);
  return { rows: ofWeek.value, span: spanOf(ofWeek.value) };
}

/** What the vendor's one row says that it is of. */
function spanOf([row]: readonly FiguresRow[]): AskedFigures["span"] {
  return { fromMs: Date.parse(row?.from ?? ""), toMs: Date.parse(row?.to ?? "") };
}

function write(idempotencyKey: string) {
  return { idempotencyKey, deadlineMs: 120_000 };
}

async function take(client: DialectClient, step: "validate" | "compile" | "activate", id: string): Promise<void> {
  const answer = await client[step]?.(id, write(step));
  if (answer?.ok === false) throw new Error(answer.error.message);
}

async function readFeed(
  subject: VendorSubject,
  span: { readonly flowId: string; readonly fromMs: number; readonly toMs: number },
): Promise<Visits> {
  const at = (ms: number): string => new Date(ms).toISOString();
  const visits: Visits = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query = new URLSearchParams({ flowId: span.flowId, from: at(span.fromMs), to: at(span.toMs), limit: "500" });
    if (cursor !== "") query.set("cursor", cursor);
    const answer: Response = await fetch(`${benches.origin}/${subject.descriptor.id}/_calls?${query.toString()}`);
    expect(answer.headers.get("x-tonegraph-sandbox")).toBe("call-feed");
    const page = pageSchema.parse(jsonSchema.parse(await answer.json()));
    visits.push(...page.visits);
    cursor = page.nextCursor;
  }
  return visits;
}

const callsIn = (visits: Visits): number => new Set(visits.map(({ callId }) => callId)).size;
const sum = (rows: readonly FiguresRow[], figure: "calls" | "abandoned" | "answered"): number | null => {
  const told = rows.flatMap((row) => row[figure] ?? []);
  return told.length === 0 ? null : told.reduce((total, count) => total + count, 0);
};

describe.each(subjects)("figures of %s", (_id, subject) => {
  it("are those of the call feed", async () => {
    const { rows, visits } = await twoWays(subject);
    expect(callsIn(visits)).toBeGreaterThan(200);
    if (rows === null) return;
    const totals = rows.filter(({ nodeId }) => nodeId === null);
    const [calls, abandoned] = [sum(totals, "calls"), sum(totals, "abandoned")];
    const lost = visits.filter(({ leaving }) => leaving.kind === "hungUp").length;
    const underWay = visits.filter(({ leaving }) => leaving.kind === "open").length;
    if (calls !== null) expect(calls).toBe(callsIn(visits));
    if (abandoned !== null) expect(abandoned).toBe(lost);
    const [rate] = totals.flatMap(({ completionRate }) => completionRate ?? []);
    if (rate !== undefined) expect(rate).toBeCloseTo(1 - lost / (callsIn(visits) - underWay), 10);
    for (const nodeId of new Set(rows.flatMap((row) => row.nodeId ?? []))) {
      const here = visits.filter((visit) => visit.nodeId === nodeId);
      const left = here.filter(({ leaving }) => leaving.kind === "hungUp").length;
      const told = rows.filter((row) => row.nodeId === nodeId);
      expect([sum(told, "abandoned"), sum(told, "answered")]).toEqual([left, callsIn(here) - left]);
    }
  });
});
