import {
  activationAs,
  copyOf,
  goLive,
  normalText,
  setUpClient,
  takeSteps,
  twoArtefacts,
  writeAs,
  type ClientSetup,
} from "./client-setup.ts";
import type { ConformanceCheck, ConformanceSubject } from "./conformance.ts";
import { must, mustEqual, mustFail, mustSucceed } from "./must.ts";

/** Making a flow live, changing it and taking that back, in the way of the dialect. */
export function publishingChecks(subject: ConformanceSubject): ConformanceCheck[] {
  const { versioning, ownIds } = subject.descriptor.capabilities;
  const stale = subject.refusesStaleWrites;
  const isNewFlow = versioning === "newFlow";
  const publishing = isNewFlow
    ? { name: "publishes a new flow beside the former one, and goes back", check: checkNewFlows }
    : { name: "creates, reads, replaces and restores a flow", check: checkInPlace };
  const replacing = isNewFlow
    ? { name: "replaces no content, because each is a flow of its own", check: checkNoReplacing }
    : {
        name: "knows whether somebody else has written in between",
        check: (setup: ClientSetup) => checkStaleWrite(setup, stale === true),
      };
  const checks: { readonly name: string; readonly check: (setup: ClientSetup) => Promise<void> }[] = [
    publishing,
    replacing,
    {
      name: "says NOT_SUPPORTED of stale writes exactly where nothing is replaced",
      check: async () => mustEqual(stale === "NOT_SUPPORTED", isNewFlow, "the subject and the descriptor differ"),
    },
    { name: "finds nothing where somebody deleted a flow at the vendor", check: checkDeleted },
    { name: "draws what its vendor holds, with all that the vendor adds to it", check: checkDrawing },
    { name: "sends one idempotency key for one effect, also after a restart of ours", check: checkKeys },
    { name: "publishes on where the stand-in's time was turned back", check: checkTurnedBack },
  ];
  if (ownIds === true) checks.push({ name: "creates a flow under the id of the artefact", check: checkOwnIds });
  return checks.map(({ name, check }) => ({ name, run: () => check(setUpClient(subject)) }));
}

async function checkInPlace(setup: ClientSetup): Promise<void> {
  const { subject, client } = setup;
  const [first, second] = twoArtefacts(subject);
  const externalId = await goLive(setup, first, "first");
  const former = await copyOf(client, externalId);

  mustSucceed(await client.replace(externalId, second, writeAs("second", former)), "replacing failed");
  await takeSteps(setup, externalId, "second");
  const latter = await copyOf(client, externalId);
  mustEqual(normalText(subject, latter.artefact), normalText(subject, second), "what replaced it is not what was sent");

  mustSucceed(await client.restore(externalId, former, writeAs("back", latter)), "restoring failed");
  await takeSteps(setup, externalId, "back");
  mustEqual(
    normalText(subject, (await copyOf(client, externalId)).artefact),
    normalText(subject, former.artefact),
    "the former content is not back",
  );
  await mustBeRemovable(setup, externalId);
}

// What somebody changed at the vendor is told and merged as a drawing of the vendor's copy, never of what was sent.
async function checkDrawing(setup: ClientSetup): Promise<void> {
  const { subject, client } = setup;
  const [artefact] = twoArtefacts(subject);
  const { artefact: held } = await copyOf(client, await goLive(setup, artefact, "drawn"));
  const drawn = subject.converter.decompile(held);
  must(drawn.ok, `what the vendor holds cannot be drawn: ${drawn.ok ? "" : JSON.stringify(drawn.error)}`);
  const again = drawn.ok
    ? subject.converter.compile(drawn.value.flow, { settings: subject.settings ?? {} }).artefact
    : null;
  mustEqual(normalText(subject, again), normalText(subject, held), "its drawing compiles to something else");
}

async function checkNewFlows(setup: ClientSetup): Promise<void> {
  const { subject, client } = setup;
  const [first, second] = twoArtefacts(subject);
  const former = await goLive(setup, first, "first");
  const latter = await goLive(setup, second, "second");
  must(former !== latter, "the new flow took the former one's id");
  mustSucceed((await client.deactivate?.(former, writeAs("retire"))) ?? { ok: true, value: null }, "retiring failed");

  mustSucceed(
    (await client.activate?.(former, activationAs("back", setup))) ?? { ok: true, value: null },
    "going back failed",
  );
  mustSucceed((await client.deactivate?.(latter, writeAs("undo"))) ?? { ok: true, value: null }, "undoing failed");
  mustEqual(
    normalText(subject, (await copyOf(client, former)).artefact),
    normalText(subject, first),
    "the former content is not back",
  );
  await mustBeRemovable(setup, latter);
}

async function mustBeRemovable({ client }: ClientSetup, externalId: string): Promise<void> {
  if (client.remove === undefined) return;
  mustSucceed(await client.remove(externalId, writeAs("remove")), "removing failed");
  mustEqual(mustSucceed(await client.read(externalId), "reading failed") === null, true, "it is still there");
}

async function checkOwnIds({ subject, client }: ClientSetup): Promise<void> {
  const [artefact] = twoArtefacts(subject);
  const expected = subject.converter.externalIdOf?.(artefact);
  const { externalId } = mustSucceed(await client.create(artefact, writeAs("own")), "creating failed");
  mustEqual(externalId, expected ?? null, "the vendor knows the flow by another id");
}

const DAY_MS = 86_400_000;

// Whoever plays the vendor looks at tomorrow and comes back: nothing that was begun there is waited for until then.
async function checkTurnedBack(setup: ClientSetup): Promise<void> {
  const { subject, vendor, clock } = setup;
  const [first, second] = twoArtefacts(subject);
  clock.advance(DAY_MS);
  const tomorrow = await goLive(setup, first, "tomorrow");
  clock.advance(-DAY_MS);
  const today = setUpClient(subject, { vendor, clock });
  if (subject.descriptor.capabilities.versioning === "newFlow") {
    await goLive(today, second, "today");
  } else {
    const former = await copyOf(today.client, tomorrow);
    mustSucceed(await today.client.replace(tomorrow, second, writeAs("today", former)), "replacing failed");
  }
  await takeSteps(today, tomorrow, "again");
}

// A restart makes a new client that only has the key which was written down.
async function checkKeys(setup: ClientSetup): Promise<void> {
  const { subject, client, vendor } = setup;
  const [artefact] = twoArtefacts(subject);
  await client.create(artefact, writeAs("once"));
  await setUpClient(subject, { vendor }).client.create(artefact, writeAs("once"));
  const byCall = new Map<string, Set<string>>();
  for (const { method, url, headers } of vendor.requests) {
    const key = headers["idempotency-key"] ?? headers["Idempotency-Key"];
    const call = `${method} ${url}`;
    if (key !== undefined) byCall.set(call, (byCall.get(call) ?? new Set()).add(key));
  }
  for (const [call, keys] of byCall) mustEqual(keys.size, 1, `${call} was sent with several keys for one effect`);
}

async function checkNoReplacing(setup: ClientSetup): Promise<void> {
  const { subject, client, vendor } = setup;
  const [first, second] = twoArtefacts(subject);
  const externalId = await goLive(setup, first, "first");
  const sent = vendor.requests.length;
  const error = mustFail(await client.replace(externalId, second, writeAs("second")), "it was replaced");
  mustEqual([error.kind, error.ambiguous], ["notAllowed", false], "the refusal is of another kind");
  mustEqual(vendor.requests.length, sent, "something was sent all the same");
}

async function checkDeleted(setup: ClientSetup): Promise<void> {
  const { subject, client, vendor, clock } = setup;
  const [first] = twoArtefacts(subject);
  const id = await goLive(setup, first, "first");
  const { state, removed } = subject.sandbox.removeFlow(vendor.state(), { id, now: clock.now() });
  must(removed, "it could not be deleted");
  vendor.change(() => state);
  mustEqual(subject.sandbox.listFlows(state).length, 0, "something of it is left");
  must(mustSucceed(await client.read(id), "reading failed") === null, "it is still there");
}

async function checkStaleWrite(setup: ClientSetup, isRefused: boolean): Promise<void> {
  const { subject, client } = setup;
  const { externalId, edited, answer } = await writeOverEdit(setup);
  if (!isRefused) return void mustSucceed(answer, "replacing failed");
  const error = mustFail(answer, "a write over somebody else's edit should be refused");
  mustEqual([error.kind, error.ambiguous], ["conflict", false], "the refusal is no conflict");
  mustEqual(
    normalText(subject, (await copyOf(client, externalId)).artefact),
    normalText(subject, edited),
    "somebody else's edit is gone",
  );
}

/** Writes on the strength of a copy that somebody else has replaced meanwhile. */
export async function writeOverEdit(setup: ClientSetup) {
  const { subject, client, vendor, clock } = setup;
  const [first, edited] = twoArtefacts(subject);
  const externalId = await goLive(setup, first, "first");
  const seen = await copyOf(client, externalId);
  const edit = { id: externalId, artefact: edited, now: clock.now() };
  vendor.change((state) => subject.sandbox.editFlow(state, edit).state);
  return { externalId, edited, answer: await client.replace(externalId, first, writeAs("stale", seen)) };
}
