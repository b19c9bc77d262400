// P1: thousands of deployments over every dialect while processes are killed and paused beyond their leases. What came of
// them is read from what the vendor was sent and holds, not from our own records.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { PUBLISH_TIMING } from "../../modules/deployments/engine/engine-world.ts";
import { hurryVendors } from "../hurry-vendors.ts";
import { MENU_KEYS, type MenuKey } from "../menu-with-key.ts";
import { balancedAsk, type Ask } from "./balanced-ask.ts";
import { watchEnds, type CampaignEnds } from "./campaign-ends.ts";
import { heldFaults } from "./campaign-judge.ts";
import { disturb, type Disturbances, type Disturbing } from "./disturb.ts";
import type { ChaosOptions } from "./chaos-options.ts";
import type { Figure } from "./figure.ts";
import type { Fleet } from "./fleet.ts";
import { inParallel } from "./in-parallel.ts";
import { addPlaces, saveDraft, type ChaosPlace } from "./places.ts";
import { writeFaults } from "./write-faults.ts";

const PLACES = 40;
const TENANTS_OF_EACH = 4;
const REPLICAS = 5;
/** Deployments wait for kills that are late, but so many always go on: a process that has nothing to do is killed in vain. */
const ALWAYS_UNDER_WAY = 10;
/** A pause outlasts a lease. */
const PAUSE_IN_LEASES = 1.15;
const KILLS_PER_DEPLOYMENT = 0.2;
const PAUSES_PER_DEPLOYMENT = 0.15;
const STUCK_AFTER_MS = 300_000;
const PATIENCE_MS = 15_000;
const TELL_EVERY_MS = 15_000;
const LOOK_EVERY_MS = 200;
const AHEAD = 0.03;
const acceptedSchema = z.object({ deploymentId: z.string() });

/** Everything that a campaign counts. */
interface Count {
  begun: number;
  ended: number;
  readonly ends: Map<string, number>;
  readonly faults: string[];
}

/** Measures P1 on a fleet without replicas of its own. */
export async function measureCampaign(fleet: Fleet, options: ChaosOptions): Promise<Figure> {
  await hurryVendors(fleet.sandboxUrl);
  const ends = await watchEnds(fleet.connection);
  try {
    return await runCampaign(fleet, ends, options);
  } finally {
    await ends.close();
    await hurryVendors(fleet.sandboxUrl, 1);
  }
}

async function runCampaign(fleet: Fleet, ends: CampaignEnds, options: ChaosOptions): Promise<Figure> {
  const count: Count = { begun: 0, ended: 0, ends: new Map(), faults: [] };
  const places = await prepareInPeace(fleet, ends, options);
  const hurried = { TONEGRAPH_TEST_HOOKS: "on", TONEGRAPH_TEST_HURRY: String(options.hurry) };
  const replicas = Array.from({ length: REPLICAS }, () => fleet.newReplica(hurried));
  await Promise.all(replicas.map((replica) => replica.start()));
  const wanted = {
    kills: Math.ceil(options.deployments * KILLS_PER_DEPLOYMENT),
    pauses: Math.ceil(options.deployments * PAUSES_PER_DEPLOYMENT),
  };
  let busy = true;
  const disturbing = disturb(replicas, {
    seed: options.seed,
    isBusy: () => busy,
    due: () => shareOf(wanted, count.begun / options.deployments),
    pauseMs: (PUBLISH_TIMING.leaseMs / options.hurry) * PAUSE_IN_LEASES,
  });
  const until = Date.now() + options.seconds * 1000;
  const isWanted = () =>
    Date.now() < until &&
    (count.begun < options.deployments ||
      disturbing.soFar().kills < wanted.kills ||
      disturbing.soFar().pauses < wanted.pauses);
  const telling = tellProgress({ count, disturbing, options });
  const isAhead = () =>
    count.begun - count.ended >= ALWAYS_UNDER_WAY &&
    count.begun / options.deployments > disturbing.soFar().kills / wanted.kills + AHEAD;
  const world = { fleet, ends, ask: balancedAsk(() => replicas), count, isWanted, isAhead };
  await Promise.all(places.map((place) => deployInTurns({ ...world, place })));
  busy = false;
  await disturbing.ended;
  clearInterval(telling);
  const sent = writeFaults(fleet.vendor.writes());
  const held = (await Promise.all(places.map((place) => heldFaults(place, fleet.sandboxUrl)))).flat();
  return toFigure({ count, disturbances: disturbing.soFar(), wanted, sent, held, options });
}

/** What is due when so much of the campaign has begun: a little ahead, so that the end need not wait for it. */
function shareOf({ kills, pauses }: Disturbances, begun: number): Disturbances {
  const share = Math.min(1, begun * 1.05);
  return { kills: Math.ceil(kills * share), pauses: Math.ceil(pauses * share) };
}

function tellProgress(world: {
  readonly count: Count;
  readonly disturbing: Disturbing;
  readonly options: ChaosOptions;
}): NodeJS.Timeout {
  const { count, disturbing, options } = world;
  const begun = Date.now();
  return setInterval(() => {
    const { kills, pauses } = disturbing.soFar();
    const seconds = Math.round((Date.now() - begun) / 1000);
    options.say(
      `P1: ${seconds} s, ${count.ended} of ${options.deployments} deployments, ${kills} kills, ${pauses} pauses, ` +
        `${count.faults.length} faults`,
    );
  }, TELL_EVERY_MS);
}

/**
 * Every flow is live once, published by a process with the product's own durations: where a first publish's answer is
 * lost, a person is asked, and what became of it is theirs to say.
 */
async function prepareInPeace(fleet: Fleet, ends: CampaignEnds, { say }: ChaosOptions): Promise<ChaosPlace[]> {
  const calm = fleet.newReplica();
  await calm.start();
  const ask = balancedAsk(() => [calm]);
  const wanted = { vendorUrl: fleet.vendor.url, count: PLACES, tenantsOfEach: TENANTS_OF_EACH };
  const places = await addPlaces(ask, wanted);
  await inParallel(places.length, 4, async (index) => {
    const place = places[index];
    if (place === undefined) return;
    const answer = await ask({ ...publishing(place, "first"), patienceMs: STUCK_AFTER_MS });
    const end = await ends.of(acceptedSchema.parse(answer.body).deploymentId, STUCK_AFTER_MS);
    if (end?.state !== "live") throw new Error(`${place.name} could not be prepared: ${JSON.stringify(end?.error)}`);
  });
  await calm.end("SIGTERM");
  fleet.vendor.clear();
  say(`P1: ${places.length} flows are live`);
  return places;
}

function publishing({ flowId, tenantId }: ChaosPlace, what: string) {
  return {
    method: "POST",
    path: `/api/flows/${flowId}/deployments`,
    body: { tenantId },
    headers: { "idempotency-key": `p1-${flowId}-${what}` },
    patienceMs: PATIENCE_MS,
  };
}

interface Turn {
  readonly fleet: Fleet;
  readonly ends: CampaignEnds;
  readonly ask: Ask;
  readonly count: Count;
  /** Whether anything new is begun. */
  readonly isWanted: () => boolean;
  /** Whether what is begun next should wait. */
  readonly isAhead: () => boolean;
  readonly place: ChaosPlace;
}

async function deployInTurns(world: Turn): Promise<void> {
  let live: MenuKey = "2";
  let key: MenuKey = "2";
  for (let turn = 1; world.isWanted(); turn += 1) {
    while (world.isAhead() && world.isWanted()) await sleep(LOOK_EVERY_MS);
    world.count.begun += 1;
    // Never what was tried last, also when that did not become live: the same content twice would look like one deployment.
    key = MENU_KEYS[(MENU_KEYS.indexOf(key) + 1) % MENU_KEYS.length] ?? "2";
    if (key === live) key = MENU_KEYS[(MENU_KEYS.indexOf(key) + 1) % MENU_KEYS.length] ?? "2";
    live = await deployOnce(world, { turn, live, key });
    world.count.ended += 1;
  }
}

/** Publishes a changed draft once; answers which key the vendor's callers should press from then on. */
async function deployOnce(
  { ask, ends, count, place, fleet }: Turn,
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
  const end = await ends.of(deploymentId, STUCK_AFTER_MS);
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
  count.faults.push(
    ...held.map((fault) => `${fault} after publish ${turn} (${deploymentId}, ${end.state}: ${end.error?.code ?? ""})`),
  );
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
