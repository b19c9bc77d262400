// R5: one tenant's vendor breaks every connection while others are worked with as before.
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { descriptors } from "@tonegraph/dialect-catalogue";
import { balancedAsk, type Ask } from "./balanced-ask.ts";
import { partOf, type ChaosOptions } from "./chaos-options.ts";
import { percentile, type Figure } from "./figure.ts";
import type { Fleet } from "./fleet.ts";
import { addFlow, addPlaces, addTenant, saveDraft, type ChaosPlace } from "./places.ts";

const ROUNDS = 6;
const PLANS = 40;
const CHECKS = 6;
const ASKERS = 3;
const ASK_EVERY_MS = 100;
const MOST_FAILURES = 5;
const MOST_SLOWER = 1.2;

/** The host of the vendor that is down: the fleet's processes must be allowed to call it. */
export interface DownVendor {
  readonly url: string;
  /** Connections that were tried so far. */
  tried(): number;
  close(): Promise<void>;
}

/** A port that breaks every connection at once. */
export async function startDownVendor(): Promise<DownVendor> {
  let tried = 0;
  const server = createServer((socket) => {
    tried += 1;
    socket.resetAndDestroy();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    tried: () => tried,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
      }),
  };
}

/** Measures R5 on a fleet of one. */
export async function measureTenantDown(fleet: Fleet, down: DownVendor, options: ChaosOptions): Promise<Figure> {
  const ask = balancedAsk(() => fleet.replicas);
  const [up] = await addPlaces(ask, { vendorUrl: fleet.vendor.url, count: 1 });
  const [descriptor] = descriptors;
  if (up === undefined || descriptor === undefined) throw new Error("there is no dialect");
  const tenantId = await addTenant(ask, down.url, descriptor.id);
  const name = "On the tenant that is down";
  const lost: ChaosPlace = { descriptor, tenantId, name, flowId: await addFlow(ask, name, descriptor) };
  const check = () => ask({ method: "POST", path: `/api/tenants/${tenantId}/check` });
  for (let look = 0; look < CHECKS; look += 1) await check();
  const failures = down.tried();
  const [before, during]: [number[], number[]] = [[], []];
  for (let round = 0; round < partOf(ROUNDS, options, 2); round += 1) {
    before.push(...(await timePlans(ask, up)));
    let busy = true;
    const asking = Array.from({ length: ASKERS }, async () => {
      while (busy) {
        await check();
        await sleep(ASK_EVERY_MS);
      }
    });
    during.push(...(await timePlans(ask, up)));
    busy = false;
    await Promise.all(asking);
  }
  await saveDraft(ask, lost, "5");
  const slower = percentile(during, 0.95) / percentile(before, 0.95);
  const faults = failures <= MOST_FAILURES ? [] : [`the breaker opened after ${failures} failures`];
  return {
    id: "R5",
    words: "a tenant whose vendor breaks every connection",
    value:
      `breaker open after ${failures} failures; plans for another tenant p95 ${percentile(before, 0.95).toFixed(1)} ms ` +
      `before, ${percentile(during, 0.95).toFixed(1)} ms meanwhile (× ${slower.toFixed(2)}); its draft was saved`,
    goal: "≤ 5 failures, others' p95 within 20 %, drafts editable",
    holds: faults.length === 0 && slower <= MOST_SLOWER,
    faults,
  };
}

/** Milliseconds that plans take, each of which reads what is live at the vendor. */
async function timePlans(ask: Ask, { flowId, tenantId }: ChaosPlace): Promise<number[]> {
  const took: number[] = [];
  for (let plan = 0; plan < PLANS; plan += 1) {
    const begun = performance.now();
    await ask({ method: "POST", path: `/api/flows/${flowId}/plan`, body: { tenantId } });
    took.push(performance.now() - begun);
  }
  return took;
}
