// P1: thousands of deployments over every dialect while processes are killed and paused beyond their leases. What came of
// them is read from what the vendor was sent and holds, not from our own records.
import { z } from "zod";
import { hurryVendors } from "../hurry-vendors.ts";
import { MENU_KEYS, type MenuKey } from "../menu-with-key.ts";
import { balancedAsk, type Ask } from "./balanced-ask.ts";
import { heldFaults } from "./campaign-judge.ts";
import { disturb, type Disturbances } from "./disturb.ts";
import { deploymentEnd } from "./deployment-end.ts";
import type { ChaosOptions } from "./chaos-options.ts";
import type { Figure } from "./figure.ts";
import type { Fleet } from "./fleet.ts";
import { inParallel } from "./in-parallel.ts";
import { addPlaces, saveDraft, type ChaosPlace } from "./places.ts";
import { writeFaults } from "./write-faults.ts";

const PLACES = 30;
const REPLICAS = 3;
/** Leases of 1.9 s, requests of 1.25 s at most. */
const HURRY = 8;
const PAUSE_MS = 2100;
const KILLS_PER_DEPLOYMENT = 0.2;
const PAUSES_PER_DEPLOYMENT = 0.15;
const STUCK_AFTER_MS = 600_000;
const acceptedSchema = z.object({ deploymentId: z.string() });

/** Everything that a campaign counts. */
interface Count {
  begun: number;
  readonly ends: Map<string, number>;
  readonly faults: string[];
}

/** Measures P1 on a fleet without replicas of its own. */
export async function measureCampaign(fleet: Fleet, options: ChaosOptions): Promise<Figure> {
  const calmDown = hurryVendors(fleet.sandboxUrl);
  try {
    return await runCampaign(fleet, options);
  } finally {
    await calmDown();
  }
}

async function runCampaign(fleet: Fleet, options: ChaosOptions): Promise<Figure> {
  const count: Count = { begun: 0, ends: new Map(), faults: [] };
  const places = await prepareInPeace(fleet);
  const hurried = { TONEGRAPH_TEST_HOOKS: "on", TONEGRAPH_TEST_HURRY: String(HURRY) };
  const replicas = Array.from({ length: REPLICAS }, () => fleet.newReplica(hurried));
  await Promise.all(replicas.map((replica) => replica.start()));
  const world = { fleet, options, ask: balancedAsk(() => replicas), count, until: Date.now() + options.seconds * 1000 };
  const wanted = {
    kills: Math.ceil(options.deployments * KILLS_PER_DEPLOYMENT),
    pauses: Math.ceil(options.deployments * PAUSES_PER_DEPLOYMENT),
  };
  let busy = true;
  const disturbing = disturb(replicas, { seed: options.seed, isBusy: () => busy, pauseMs: PAUSE_MS });
  await Promise.all(places.map((place) => deployInTurns({ ...world, place })));
  busy = false;
  const disturbances = await disturbing;
  const sent = writeFaults(fleet.vendor.writes());
  const held = (await Promise.all(places.map((place) => heldFaults(place, fleet.sandboxUrl)))).flat();
  return toFigure({ count, disturbances, wanted, sent, held, options });
}

/**
 * Every flow is live once, published by a process with the product's own durations: where a first publish's answer is
 * lost, a person is asked, and what became of it is theirs to say.
 */
async function prepareInPeace(fleet: Fleet): Promise<ChaosPlace[]> {
  const calm = fleet.newReplica();
  await calm.start();
  const ask = balancedAsk(() => [calm]);
  const places = await addPlaces(ask, { vendorUrl: fleet.vendor.url, count: PLACES });
  await inParallel(places.length, 4, async (index) => {
    const place = places[index];
    if (place === undefined) return;
    const answer = await ask(publishing(place, "first"));
    const end = await deploymentEnd(ask, acceptedSchema.parse(answer.body).deploymentId);
    if (end?.state !== "live") throw new Error(`${place.name} could not be prepared: ${JSON.stringify(end?.error)}`);
  });
  await calm.end("SIGTERM");
  fleet.vendor.clear();
  return places;
}

function publishing({ flowId, tenantId }: ChaosPlace, what: string) {
  return {
    method: "POST",
    path: `/api/flows/${flowId}/deployments`,
    body: { tenantId },
    headers: { "idempotency-key": `p1-${flowId}-${what}` },
    patienceMs: 8000,
  };
}

interface Turn {
  readonly fleet: Fleet;
  readonly options: ChaosOptions;
  readonly ask: Ask;
  readonly count: Count;
  /** When nothing new is begun any more. */
  readonly until: number;
  readonly place: ChaosPlace;
}

async function deployInTurns(world: Turn): Promise<void> {
  const { count, options } = world;
  let live: MenuKey = "2";
  let key: MenuKey = "2";
  for (let turn = 1; count.begun < options.deployments && Date.now() < world.until; turn += 1) {
    count.begun += 1;
    // Never what was tried last, also when that did not become live: the same content twice would look like one deployment.
    key = MENU_KEYS[(MENU_KEYS.indexOf(key) + 1) % MENU_KEYS.length] ?? "2";
    if (key === live) key = MENU_KEYS[(MENU_KEYS.indexOf(key) + 1) % MENU_KEYS.length] ?? "2";
    live = await deployOnce(world, { turn, live, key });
    if (count.begun % 50 === 0) options.say(`P1: ${count.begun} deployments, ${count.faults.length} faults`);
  }
}

/** Publishes a changed draft once; answers which key the vendor's callers should press from then on. */
async function deployOnce(
  { ask, count, place, fleet }: Turn,
  { turn, live, key }: { readonly turn: number; readonly live: MenuKey; readonly key: MenuKey },
): Promise<MenuKey> {
  await saveDraft(ask, place, key);
  const answer = await ask(publishing(place, String(turn)));
  const name = `${place.descriptor.id} ${place.name}, publish ${turn}`;
  const ended = (state: string) => count.ends.set(state, (count.ends.get(state) ?? 0) + 1);
  const accepted = acceptedSchema.safeParse(answer.body);
  if (!accepted.success) {
    ended("refused");
    count.faults.push(`wrong: ${name} was refused: ${JSON.stringify(answer.body).slice(0, 300)}`);
    return live;
  }
  const { deploymentId } = accepted.data;
  const end = await deploymentEnd(ask, deploymentId, { withinMs: STUCK_AFTER_MS });
  ended(end?.state ?? "stuck");
  if (end === null) {
    count.faults.push(`stuck: ${name} (${deploymentId})`);
    return live;
  }
  // Whether a flow was made that nobody can look up is for a person to see; what was live before stays so.
  const mayAsk = end.error?.code === "creation-lost" && !place.descriptor.capabilities.repeatableCreate;
  if (end.state === "unknown" && !mayAsk)
    count.faults.push(`wrong: ${name} ended unknown: ${end.error?.message ?? ""}`);
  const expected = end.state === "live" ? key : live;
  const held = await heldFaults(place, fleet.sandboxUrl, expected);
  count.faults.push(...held.map((fault) => `${fault} after publish ${turn} (${deploymentId}, ${end.state})`));
  return expected;
}

function toFigure(result: {
  readonly count: Count;
  readonly disturbances: Disturbances;
  readonly wanted: Disturbances;
  readonly sent: readonly string[];
  readonly held: readonly string[];
  readonly options: ChaosOptions;
}): Figure {
  const { count, disturbances, wanted } = result;
  const faults = [...new Set([...count.faults, ...result.sent, ...result.held])];
  const of = (kind: string) => faults.filter((fault) => fault.startsWith(kind)).length;
  const enough =
    count.begun >= result.options.deployments &&
    disturbances.kills >= wanted.kills &&
    disturbances.pauses >= wanted.pauses;
  const ends = [...count.ends].map(([state, number]) => `${number} ${state}`).join(", ");
  return {
    id: "P1",
    words: `campaign, seed ${result.options.seed}`,
    value:
      `${count.begun} deployments, ${disturbances.kills} kills, ${disturbances.pauses} pauses: ` +
      `${of("duplicate")} duplicate, ${of("stale")} stale, ${of("wrong")} wrong, ${of("stuck")} stuck (${ends})`,
    goal: `≥ ${result.options.deployments} deployments, ≥ ${wanted.kills} kills, ≥ ${wanted.pauses} pauses: 0 of each`,
    holds: enough && faults.length === 0,
    faults,
  };
}
