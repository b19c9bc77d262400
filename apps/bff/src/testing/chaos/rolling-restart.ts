// R7: three replicas are restarted one after the other, as an orchestrator does it, while people read, save and publish
// through a load balancer and a browser listens.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { MENU_KEYS } from "../menu-with-key.ts";
import type { Ask } from "./balanced-ask.ts";
import { partOf, type ChaosOptions } from "./chaos-options.ts";
import { deploymentEnd } from "./deployment-end.ts";
import { followEvents } from "./event-follower.ts";
import type { Figure } from "./figure.ts";
import type { Fleet } from "./fleet.ts";
import { startLoadBalancer, type LoadBalancer } from "./load-balancer.ts";
import type { ReplicaAnswer, ReplicaRequest } from "./replica.ts";
import { addPlaces, saveDraft, type ChaosPlace } from "./places.ts";
import { writeFaults } from "./write-faults.ts";

const ROUNDS = 5;
const PLACES = 10;
const READERS = 4;
const acceptedSchema = z.object({ deploymentId: z.string() });

/** What was asked and what came of it. */
interface Load {
  readonly places: readonly ChaosPlace[];
  readonly balancer: LoadBalancer;
  readonly isBusy: () => boolean;
  asked: number;
  readonly deployments: Set<string>;
  readonly faults: string[];
}

/** Measures R7 on a fleet whose processes drain. */
export async function measureRollingRestart(fleet: Fleet, options: ChaosOptions): Promise<Figure> {
  const balancer = startLoadBalancer(fleet.replicas);
  const places = await addPlaces(balancer.ask, { vendorUrl: fleet.vendor.url, count: PLACES });
  fleet.vendor.clear();
  let busy = true;
  const load: Load = { places, balancer, isBusy: () => busy, asked: 0, deployments: new Set(), faults: [] };
  const follower = followEvents(() => balancer.origin());
  const working = [
    ...places.map((place) => publishOn(place, load)),
    ...Array.from({ length: READERS }, (_, index) => readOn(places[index], load)),
  ];
  const rounds = partOf(ROUNDS, options);
  const codes: (number | null)[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const replica of fleet.replicas) {
      await sleep(1000);
      codes.push(await replica.end("SIGTERM"));
      await replica.start();
      await untilReady(fleet);
    }
  busy = false;
  await Promise.all(working);
  await untilSeen(load.deployments, follower.live);
  await Promise.all([follower.stop(), balancer.stop()]);
  const unseen = [...load.deployments].filter((id) => !follower.live.has(id));
  const faults = [
    ...load.faults,
    ...writeFaults(fleet.vendor.writes()),
    ...unseen.map((id) => `no event told that ${id} was live`),
    ...(codes.every((code) => code === 0) ? [] : [`processes ended with ${codes.join(", ")}`]),
  ];
  return {
    id: "R7",
    words: `${codes.length} restarts of ${fleet.replicas.length} replicas under load`,
    value:
      `${load.asked} requests, ${load.faults.length} failed; ${load.deployments.size} deployments, each once; ` +
      `${load.deployments.size - unseen.length} told to a listener over ${follower.streams()} streams`,
    goal: "0 failed idempotent requests, each job once, no event lost",
    holds: faults.length === 0,
    faults,
  };
}

async function askOf(load: Load, request: ReplicaRequest): Promise<ReplicaAnswer> {
  load.asked += 1;
  const answer = await load.balancer.ask(request);
  if (answer.status >= 500)
    load.faults.push(`${request.method ?? "GET"} ${request.path} was answered ${answer.status}`);
  return answer;
}

async function readOn(place: ChaosPlace | undefined, load: Load): Promise<void> {
  while (load.isBusy()) {
    await askOf(load, { path: `/api/flows/${place?.flowId ?? ""}` });
    await askOf(load, { path: "/api/deployments?limit=5" });
    await sleep(20);
  }
}

/** Publishes one changed draft after the other, each under its own key, which makes the request one that may be sent twice. */
async function publishOn(place: ChaosPlace, load: Load): Promise<void> {
  const { flowId, tenantId, name } = place;
  const ask: Ask = (request) => askOf(load, request);
  for (let turn = 0; load.isBusy(); turn += 1) {
    await saveDraft(ask, place, MENU_KEYS[turn % MENU_KEYS.length] ?? "2");
    const headers = { "idempotency-key": `r7-${flowId}-${turn}` };
    const path = `/api/flows/${flowId}/deployments`;
    const answer = await askOf(load, { method: "POST", path, body: { tenantId }, headers });
    const accepted = acceptedSchema.safeParse(answer.body);
    if (!accepted.success) {
      load.faults.push(`${name} was refused: ${JSON.stringify(answer.body).slice(0, 200)}`);
      return;
    }
    const { deploymentId } = accepted.data;
    load.deployments.add(deploymentId);
    const end = await deploymentEnd(ask, deploymentId);
    if (end?.state !== "live") load.faults.push(`${name} ended ${end?.state ?? "never"}: ${end?.error?.message ?? ""}`);
  }
}

async function untilReady(fleet: Fleet): Promise<void> {
  for (const replica of fleet.replicas)
    while ((await replica.ask({ path: "/health/ready" }).catch(() => null))?.status !== 200) await sleep(50);
}

async function untilSeen(wanted: ReadonlySet<string>, seen: ReadonlySet<string>): Promise<void> {
  for (let look = 0; look < 100 && [...wanted].some((id) => !seen.has(id)); look += 1) await sleep(100);
}
