import type { Json } from "@tonegraph/flow-model";
import { clockDifference } from "../../clock-difference.ts";
import { copyOf, goLive, takeSteps, twoArtefacts, writeAs } from "../client-setup.ts";
import type { ConformanceCheck, VendorSubject } from "../conformance.ts";
import { must, mustSucceed } from "../must.ts";
import { copyAt, type FaultBench } from "./fault-bench.ts";

const DAY_MS = 86_400_000;

/**
 * Publishing "from now on" where the vendor's clock is not ours: callers are let in at once by the vendor's clock, also when
 * it replaces what was live, and a person can read that the clocks differ.
 */
export function skewChecks(
  subject: VendorSubject,
  withBench: (work: (bench: FaultBench) => Promise<void>) => Promise<void>,
): ConformanceCheck[] {
  const skewed = [-DAY_MS, DAY_MS].map((aheadMs) => ({
    name: `lets callers in at once with a clock of ours that is a day ${aheadMs < 0 ? "behind" : "ahead"}`,
    run: () => withBench((bench) => checkSkew(subject, bench, aheadMs)),
  }));
  return [
    ...skewed,
    { name: "says nothing of clocks that agree", run: () => withBench((bench) => checkAgreement(subject, bench)) },
  ];
}

async function checkSkew(subject: VendorSubject, bench: FaultBench, aheadMs: number): Promise<void> {
  const { shutOut, words } = await observeSkew(subject, bench, aheadMs);
  must(shutOut.length === 0, `callers are shut out: ${shutOut.join(", ")}`);
  const difference = `clock is 24 hours ${aheadMs < 0 ? "ahead of" : "behind"} ours`;
  must(words.includes(difference), `the words do not say that the ${difference}: “${words}”`);
}

/** What publishing "from now on" twice leads to, with a clock of ours that is so far ahead of the vendor's. */
export interface SkewOutcome {
  /** Copies that callers were not let into, by the vendor's clock, right after they went live. */
  readonly shutOut: readonly string[];
  /** What people read of the clocks. */
  readonly words: string;
}

/** Publishes two contents, the second one in the place of the first. */
export async function observeSkew(subject: VendorSubject, bench: FaultBench, aheadMs: number): Promise<SkewOutcome> {
  const [first, second] = twoArtefacts(subject);
  const setup = { subject, client: bench.client(aheadMs), clock: bench.clock, opens: "now" } as const;
  const former = await goLive(setup, first, "first");
  const shutOut = await shutOutOf(subject, bench, former);
  let live = former;
  if (subject.descriptor.capabilities.versioning === "newFlow") {
    live = await goLive(setup, second, "second");
    const retired = await setup.client.deactivate?.(former, writeAs("retire"));
    mustSucceed(retired ?? { ok: true, value: null }, "retiring failed");
  } else {
    const copy = await copyOf(setup.client, former);
    mustSucceed(await setup.client.replace(former, second, writeAs("second", copy)), "replacing failed");
    await takeSteps(setup, former, "second");
  }
  const words = clockDifference(bench.health(setup.client)?.clockAheadMs ?? null, subject.descriptor) ?? "";
  return { shutOut: [...shutOut, ...(await shutOutOf(subject, bench, live))], words };
}

async function checkAgreement(subject: VendorSubject, bench: FaultBench): Promise<void> {
  const client = bench.client();
  await goLive({ subject, client, clock: bench.clock }, twoArtefacts(subject)[0], "agreed");
  const aheadMs = bench.health(client)?.clockAheadMs ?? null;
  must(aheadMs === 0, `the clocks agree, and the difference is told as ${aheadMs}`);
  must(clockDifference(aheadMs, subject.descriptor) === null, "there are words all the same");
}

/** By the vendor's clock, whatever ours says. */
async function shutOutOf(subject: VendorSubject, bench: FaultBench, externalId: string): Promise<readonly string[]> {
  const copy = await copyAt(bench, externalId);
  if (copy === null) throw new Error("the vendor does not have the flow");
  return letsIn(subject, copy.artefact, bench.clock.now()) ? [] : [copy.raw];
}

/** Whether callers are let into a copy at this time of the vendor's; a vendor without such times always lets them. */
function letsIn({ converter }: VendorSubject, artefact: Json, now: number): boolean {
  const service = converter.serviceOf?.(artefact);
  if (service === undefined) return true;
  const { effectiveDate, expirationDate } = service.window;
  const isOpen = effectiveDate === undefined || Date.parse(effectiveDate) <= now;
  const isClosed = expirationDate !== undefined && Date.parse(expirationDate) <= now;
  return service.isOn && isOpen && !isClosed;
}
