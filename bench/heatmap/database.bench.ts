// The heatmap on a database: what a million steps cost on their way in, through the use case that collects them, until they
// are sorted into calls, hours and versions, kept and rolled up, against COPY of the same steps into a row each; what a
// heatmap of ten million steps takes over HTTP; and whether its figures are those of a plain count over the single steps.
// By the clock: the machine's load stands beside the figures.
import os from "node:os";
import { heatmapSchema } from "@tonegraph/api-contract";
import {
  boundPaths,
  createPathTally,
  createTally,
  flowFacts,
  ROLL_UP_BOUNDS,
  type Visit,
} from "@tonegraph/call-analytics";
import { ok } from "@tonegraph/flow-model";
import type { FiguresSource } from "../../apps/bff/src/modules/analytics/ports.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median } from "../measure/median.ts";
import { copyVisits } from "./copy-visits.ts";
import { startFiguresServer } from "./figures-server.ts";
import { processorSeconds } from "./server-seconds.ts";
import { stepsThrough } from "./made-up-steps.ts";

const KEPT_STEPS = Number(process.argv[2] ?? 1_000_000);
const READ_STEPS = KEPT_STEPS * 10;
const HOUR_MS = 3_600_000;
const ASKED = 40;
const KEPT_HOURS = 24;
const ROUNDS = 3;
/** As many visits as a page of the call feed has at most. */
const PAGE = 2000;
/** A row per step with the least that finding it by its hour takes. */
const ROWS_TABLE = `
  create table visit_rows (workspace_id text, tenant_id text, flow_id text, version integer, begun_at timestamptz,
    call_id text, index integer, node_id text, entered_at timestamptz, left_at timestamptz, leaving text, port text,
    no_inputs integer, no_matches integer, keys text);
  create index visit_rows_by_begin on visit_rows (workspace_id, tenant_id, flow_id, begun_at)`;
const flow = syntheticFlow(50);
const facts = flowFacts(flow);
const server = await startFiguresServer();
const { storage, thisHour, workspaceId, tenantId } = server;
try {
  const read = await server.place(flow);
  await server.pool.query(ROWS_TABLE);
  const hours = Array.from({ length: KEPT_HOURS }, (_, hour) => thisHour - (KEPT_HOURS - hour) * HOUR_MS);
  // One after the other and again, as a server that runs does it: the first time reads and compiles the code, too.
  const collected: Taken[] = [];
  const copied: Taken[] = [];
  let kept = "";
  for (let round = 0; round < ROUNDS; round += 1) {
    kept = await server.place(flow);
    collected.push(await collectInto(kept));
    copied.push(await copyInto(await server.place(flow)));
  }
  const [taken, copying] = [middle(collected), middle(copied)];
  const { steps } = taken;
  say(`collected, kept and rolled up: ${rates(taken)} (goal ≥ 0.200 M/s), median of ${ROUNDS}, load average ${load()}`);
  say(`a row per step by COPY, nothing rolled up: ${rates(copying)}`);
  say(
    `COPY of rows against all of collecting: ×${(copying.clock / taken.clock).toFixed(2)} by the clock, ×${(copying.processor / taken.processor).toFixed(2)} of the processor`,
  );

  const heat = await ask(kept, { from: new Date(thisHour - KEPT_HOURS * HOUR_MS), to: new Date(thisHour) });
  const { rows } = await server.pool.query<{ node_id: string; entered: number; lost: number }>(
    `select node_id, count(distinct call_id)::int as entered,
       (count(distinct call_id) filter (where leaving = 'hungUp'))::int as lost
     from call_visits where flow_id = $1 group by node_id`,
    [kept],
  );
  const wrong = rows.filter(
    ({ node_id: nodeId, entered, lost }) =>
      heat.nodes[nodeId]?.entered !== entered || heat.nodes[nodeId]?.abandoned !== lost,
  );
  say(
    `blocks whose figures differ from a plain count over ${(steps / 1e6).toFixed(2)} million steps: ${wrong.length} of ${rows.length} (goal 0)`,
  );

  const make = stepsThrough(flow, 7);
  for (let hour = 168; hour > 0; hour -= 1) {
    const from = thisHour - hour * HOUR_MS;
    await rollUp(read, new Date(from), make(from, READ_STEPS / 168));
  }
  const week = { from: new Date(thisHour - 168 * HOUR_MS), to: new Date(thisHour) };
  const times: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < ASKED; round += 1) {
    const spent = await spentOn(() => ask(read, week));
    if (round < ASKED / 2) continue;
    times.push(spent.clock * 1000);
    processor.push(spent.processor * 1000);
  }
  const { total } = await ask(read, week);
  const millions = (READ_STEPS / 1e6).toFixed(0);
  say(
    `a heatmap of ${millions} million steps (${total.calls} calls) over HTTP: ${median(times).toFixed(1)} ms (goal ≤ 40 ms), load average ${load()}`,
  );
  const each = processor.reduce((sum, spent) => sum + spent, 0) / processor.length;
  say(`of the processor for it, server, database and asking together: ${each.toFixed(1)} ms`);

  /** Without making the steps up, which is none of the product's work. */
  async function collectInto(flowId: string): Promise<Taken> {
    const make = stepsThrough(flow, 7);
    let steps = 0;
    let feeding: Spent = { clock: 0, processor: 0 };
    const feed: FiguresSource["calls"] = async function* ({ from, to }) {
      for (const hour of hours.filter((begin) => begin >= from.getTime() && begin < to.getTime())) {
        let visits: Visit[] = [];
        const spent = await spentOn(async () => {
          visits = await Promise.resolve(make(hour, KEPT_STEPS / KEPT_HOURS).flat());
        });
        feeding = { clock: feeding.clock + spent.clock, processor: feeding.processor + spent.processor };
        steps += visits.length;
        for (let at = 0; at < visits.length; at += PAGE) yield ok(visits.slice(at, at + PAGE));
      }
    };
    const spent = await spentOn(() => server.collect(flowId, feed));
    return { steps, clock: spent.clock - feeding.clock, processor: spent.processor - feeding.processor };
  }

  async function copyInto(flowId: string): Promise<Taken> {
    const make = stepsThrough(flow, 7);
    const taken = { steps: 0, clock: 0, processor: 0 };
    for (let first = 0; first < KEPT_HOURS; first += 6) {
      const calls = hours.slice(first, first + 6).flatMap((hour) => make(hour, KEPT_STEPS / KEPT_HOURS));
      const spent = await spentOn(() => copyVisits(server.connection, [workspaceId, tenantId, flowId, 1], calls));
      taken.steps += calls.flat().length;
      taken.clock += spent.clock;
      taken.processor += spent.processor;
    }
    return taken;
  }

  /** An hour's roll-ups alone, as collecting makes them. */
  async function rollUp(flowId: string, hour: Date, calls: readonly (readonly Visit[])[]): Promise<void> {
    const place = { flowId, tenantId };
    const [tally, ways] = [createTally(facts), createPathTally(facts)];
    for (const each of calls) {
      tally.add(each);
      ways.add(each);
    }
    const counted = () => ({ figures: tally.figures(), paths: boundPaths(ways.figures(), ROLL_UP_BOUNDS) });
    await storage.transaction(workspaceId, async (store) => {
      await store.putHours(place, [{ hour, versions: [{ version: 1, calls: [], counted }] }]);
      await store.tellDays(place, { from: hour, to: new Date(hour.getTime() + HOUR_MS) });
      await store.setCollected(place, { from: hour, to: new Date(thisHour) }, new Date());
      return ok(null);
    });
  }

  async function ask(flowId: string, { from, to }: { readonly from: Date; readonly to: Date }) {
    const query = new URLSearchParams({ tenantId, from: from.toISOString(), to: to.toISOString() }).toString();
    return heatmapSchema.parse(await server.call("GET", `/flows/${flowId}/heatmap?${query}`));
  }
} finally {
  await server.stop();
}

interface Spent {
  readonly clock: number;
  /** Of this process and the database's together. */
  readonly processor: number;
}

interface Taken extends Spent {
  readonly steps: number;
}

async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const [clock, own, before] = [performance.now(), process.cpuUsage(), processorSeconds(server.databasePid)];
  await work();
  const { user, system } = process.cpuUsage(own);
  return {
    clock: (performance.now() - clock) / 1000,
    processor: (user + system) / 1e6 + processorSeconds(server.databasePid) - before,
  };
}

/** The one of the middle by the clock. */
function middle(rounds: readonly Taken[]): Taken {
  const taken = rounds.toSorted((a, b) => a.clock - b.clock)[Math.floor(rounds.length / 2)];
  if (taken === undefined) throw new Error("nothing was measured");
  return taken;
}

function load(): string {
  return (os.loadavg()[0] ?? 0).toFixed(1);
}

function rates({ steps, clock, processor }: Taken): string {
  return `${(steps / clock / 1e6).toFixed(3)} M steps/s by the clock, ${(steps / processor / 1e6).toFixed(3)} M per processor second`;
}

function say(line: string): void {
  console.log(line);
}
