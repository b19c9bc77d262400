import type { Json, Result } from "@tonegraph/flow-model";
import type { DialectClient } from "../../client.ts";
import type { VendorError } from "../../vendor-error.ts";
import { copyOf, normalText, takeSteps, twoArtefacts, writeAs, activationAs } from "../client-setup.ts";
import type { VendorSubject } from "../conformance.ts";
import { mustSucceed } from "../must.ts";
import type { FaultBench } from "./fault-bench.ts";
import { copyAt } from "./fault-bench.ts";
import type { FaultCase } from "./fault-case.ts";

/** What the vendor holds after a call that was disturbed. `part`: neither the one content nor the other. */
export type Holding = "former" | "new" | "both" | "part";

/** What became of one case: how the call ended, what the vendor holds then, and what the client says. */
export interface FaultOutcome {
  readonly ended: "ok" | VendorError["kind"];
  readonly ambiguous: boolean;
  readonly holds: Holding;
  /** Whether callers are let into the new content; null where the dialect does not say that of a copy. */
  readonly newIsOn: boolean | null;
  readonly flows: number;
  readonly words: string;
  /** After an ambiguous write: whether the former content could be put back. Null where nobody had to. */
  readonly restored: boolean | null;
  /** After a refusal for a scope: which scopes it names, and whether the next call has a token that may do it again. */
  readonly scopes: { readonly named: readonly string[]; readonly goesOn: boolean } | null;
}

/** How many writes a publish of the second flow over the first one sends, undisturbed. */
export async function countWrites(subject: VendorSubject, bench: FaultBench): Promise<number> {
  const live = await firstLive(subject, bench);
  const before = await bench.writes();
  mustSucceed(await publishSecond(subject, bench.client(), { bench, live }), "publishing failed");
  return (await bench.writes()) - before;
}

/** Lets one case happen to a fresh vendor. */
export async function observeFault(
  subject: VendorSubject,
  bench: FaultBench,
  { fault }: Pick<FaultCase, "fault">,
): Promise<FaultOutcome> {
  const live = await firstLive(subject, bench);
  const disturbed = bench.client();
  if (fault.target !== "signIn") mustSucceed(await disturbed.signIn(), "signing in failed");
  await bench.inject(fault);
  const answer: Result<unknown, VendorError> =
    fault.target === "write"
      ? await publishSecond(subject, disturbed, { bench, live })
      : await disturbed.read(live.externalId);
  await bench.clear();
  const flowIds = await bench.flowIds();
  const seen = { ...(await holding(subject, bench, { live, flowIds })), flows: flowIds.length };
  if (answer.ok) return { ended: "ok", ambiguous: false, words: "", restored: null, scopes: null, ...seen };
  const { kind: ended, ambiguous, message: words, missingScopes: named = [] } = answer.error;
  const isLost = ambiguous && fault.target === "write" && subject.descriptor.capabilities.versioning !== "newFlow";
  const restored = isLost ? await putBack(subject, bench, live) : null;
  const scopes = ended === "missingScopes" ? { named, goesOn: (await disturbed.read(live.externalId)).ok } : null;
  return { ended, ambiguous, words, restored, scopes, ...seen };
}

interface Live {
  readonly externalId: string;
  readonly artefact: Json;
}

async function firstLive(subject: VendorSubject, bench: FaultBench): Promise<Live> {
  const client = bench.client();
  const [artefact] = twoArtefacts(subject);
  const { externalId } = mustSucceed(await client.create(artefact, writeAs("first")), "creating failed");
  await takeSteps({ subject, client, clock: bench.clock }, externalId, "first");
  return { externalId, artefact };
}

// What a deployment does; it ends with the first step that fails.
async function publishSecond(
  subject: VendorSubject,
  client: DialectClient,
  { bench, live }: { readonly bench: FaultBench; readonly live: Live },
): Promise<Result<unknown, VendorError>> {
  const [, second] = twoArtefacts(subject);
  let id = live.externalId;
  if (subject.descriptor.capabilities.versioning === "newFlow") {
    const created = await client.create(second, writeAs("second"));
    if (!created.ok) return created;
    id = created.value.externalId;
  } else {
    const basedOn = await copyOf(bench.client(), id);
    const replaced = await client.replace(id, second, writeAs("second", basedOn));
    if (!replaced.ok) return replaced;
  }
  const steps = [
    () => client.validate?.(id, writeAs("second-validate")),
    () => client.compile?.(id, writeAs("second-compile")),
    () => client.activate?.(id, activationAs("second-activate", { subject, clock: bench.clock })),
  ];
  for (const step of steps) {
    const answer = await step();
    if (answer?.ok === false) return answer;
  }
  return { ok: true, value: null };
}

async function holding(
  subject: VendorSubject,
  bench: FaultBench,
  { live, flowIds }: { readonly live: Live; readonly flowIds: readonly string[] },
): Promise<Pick<FaultOutcome, "holds" | "newIsOn">> {
  const [first, second] = twoArtefacts(subject).map((artefact) => normalText(subject, artefact));
  const copies = await Promise.all(
    (subject.descriptor.capabilities.versioning === "newFlow" ? flowIds : [live.externalId]).map((id) =>
      copyAt(bench, id),
    ),
  );
  const present = copies.flatMap((copy) => (copy === null ? [] : [copy.artefact]));
  const texts = present.map((artefact) => normalText(subject, artefact));
  const { serviceOf } = subject.converter;
  const newIsOn =
    serviceOf === undefined ? null : present.some((artefact, at) => texts[at] === second && serviceOf(artefact).isOn);
  return { holds: holdingOf(texts.includes(first ?? ""), texts.includes(second ?? "")), newIsOn };
}

function holdingOf(hasFirst: boolean, hasSecond: boolean): Holding {
  if (hasFirst && hasSecond) return "both";
  if (hasSecond) return "new";
  return hasFirst ? "former" : "part";
}

async function putBack(subject: VendorSubject, bench: FaultBench, live: Live): Promise<boolean> {
  const client = bench.client();
  const present = await copyOf(client, live.externalId);
  const former = { artefact: live.artefact, raw: JSON.stringify(live.artefact) };
  const restored = await client.restore(live.externalId, former, writeAs("back", present));
  if (!restored.ok) return false;
  const copy = await copyOf(client, live.externalId);
  return normalText(subject, copy.artefact) === normalText(subject, live.artefact);
}
