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
/** After so long no further replica is restarted, and what has not ended so long after the last one is a fault. */
const NO_MORE_AFTER_MS = 120_000;
const END_WITHIN_MS = 60_000;
const TOO_LATE = "too late" as const;
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
  const codes = await restartAll(fleet, options);
  busy = false;
  if ((await within(END_WITHIN_MS, Promise.all(working))) === TOO_LATE)
    load.faults.push(`some requests had not ended ${END_WITHIN_MS / 1000} s after the last restart`);
  await untilSeen(load.deployments, follower.live);
  await Promise.all([follower.stop(), balancer.stop()]);
  const unseen = [...load.deployments].filter((id) => !follower.live.has(id));
  const faults = [
    ...load.faults,
    ...writeFaults(fleet.vendor.writes()),
    ...unseen.map((id) => `no event told that ${id} was live`),
    ...(codes.every((code) => code === 0) ? [] : [`processes ended with ${codes.join(", ")}`]),
    ...(codes.length >= fleet.replicas.length ? [] : [`only ${codes.length} processes were restarted in time`]),
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

/** Every replica in its turn, a few times over; answers how they ended. */
async function restartAll(fleet: Fleet, options: ChaosOptions): Promise<(number | null | string)[]> {
  const begun = performance.now();
  const turns = Array.from({ length: partOf(ROUNDS, options) }, () => fleet.replicas).flat();
  const codes: (number | null | string)[] = [];
  for (const replica of turns) {
    if (performance.now() - begun > NO_MORE_AFTER_MS) break;
    await sleep(1000);
    const [from, code] = [performance.now(), await within(END_WITHIN_MS, replica.end("SIGTERM"))];
    codes.push(code);
    if (code === TOO_LATE) await replica.end("SIGKILL");
    const gone = performance.now();
    await replica.start();
    const [ending, starting] = [gone - from, performance.now() - gone].map(Math.round);
    options.say(`${replica.name} ended with ${code} after ${ending} ms and was back after ${starting} ms`);
    if ((await within(END_WITHIN_MS, untilReady(fleet))) === TOO_LATE)
      throw new Error("the replicas are not ready again");
  }
  return codes;
}

async function within<Value>(ms: number, work: Promise<Value>): Promise<Value | typeof TOO_LATE> {
  const enough = new AbortController();
  const late = sleep(ms, undefined, { signal: enough.signal }).then(
    () => TOO_LATE,
    () => TOO_LATE,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    enough.abort();
  }
}

async function askOf(load: Load, request: ReplicaRequest): Promise<ReplicaAnswer> {
  load.asked += 1;
  const answer = await load.balancer.ask(request);
  if (answer.status >= 500) {
    const said = JSON.stringify(answer.body).slice(0, 300);
    load.faults.push(`${request.method ?? "GET"} ${request.path} was answered ${answer.status}: ${said}`);
  }
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
