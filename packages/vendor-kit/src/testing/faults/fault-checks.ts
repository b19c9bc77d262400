import type { ConformanceCheck, VendorSubject } from "../conformance.ts";
import { must } from "../must.ts";
import { openMemoryBench, type FaultBench } from "./fault-bench.ts";
import { FAULT_CASES, type FaultCase } from "./fault-case.ts";
import { countWrites, observeFault, type FaultOutcome } from "./observe-fault.ts";
import { skewChecks } from "./skew-checks.ts";

/** Opens the vendor that the matrix is run against. */
export type OpenFaultBench = (subject: VendorSubject) => Promise<FaultBench>;

/** Where the matrix is run, and which writes of a publish each case hits. */
export interface FaultRun {
  /** In memory unless said. */
  readonly open?: OpenFaultBench;
  /** All of them unless said. */
  readonly hits?: "everyWrite" | "firstAndLastWrite";
}

/** No dialect sends more writes for one publish. */
const MOST_WRITES = 12;

/**
 * The fault matrix: every case against every write of a publish, against reading and against the sign-in. After each the
 * vendor holds what the answer says: a success the new content, an error that is not ambiguous the former one, nothing
 * twice; what is ambiguous can be put back.
 */
export function faultChecks(
  subject: VendorSubject,
  { open = openMemoryBench, hits = "everyWrite" }: FaultRun = {},
): readonly ConformanceCheck[] {
  let counted: Promise<number> | null = null;
  const writes = (): Promise<number> => (counted ??= withBench(subject, open, (bench) => countWrites(subject, bench)));
  return [
    ...FAULT_CASES.map((each) => ({
      name: `under ${each.name}, ends as told`,
      run: async () => {
        const count = each.fault.target === "write" ? await writes() : 1;
        must(count > 0 && count <= MOST_WRITES, `a publish sends ${count} writes`);
        const all = Array.from({ length: count }, (_, place) => place);
        const places = hits === "everyWrite" ? all : [...new Set([0, count - 1])];
        await checkCase(subject, open, { each, writes: count, places });
      },
    })),
    ...skewChecks(subject, (work) => withBench(subject, open, work)),
  ];
}

async function checkCase(
  subject: VendorSubject,
  open: OpenFaultBench,
  { each, writes, places }: { readonly each: FaultCase; readonly writes: number; readonly places: readonly number[] },
): Promise<void> {
  for (const skip of places) {
    const at = { ...each, fault: { ...each.fault, skip } };
    await withBench(subject, open, async (bench) => {
      const outcome = await observeFault(subject, bench, at);
      judge(subject, at, { outcome, told: bench.told(), place: `at its request ${skip + 1} of ${writes}` });
    });
  }
}

async function withBench<Value>(
  subject: VendorSubject,
  open: OpenFaultBench,
  work: (bench: FaultBench) => Promise<Value>,
): Promise<Value> {
  const bench = await open(subject);
  try {
    return await work(bench);
  } finally {
    await bench.close();
  }
}

function judge(
  subject: VendorSubject,
  { ends, fault }: FaultCase,
  seen: { readonly outcome: FaultOutcome; readonly told: string; readonly place: string },
): void {
  const { outcome, told, place } = seen;
  const { ended, ambiguous, holds, flows, words, restored } = outcome;
  const shown = `${place}: ${JSON.stringify(outcome)}`;
  must(ends.includes(ended), `it ends with ${ended} instead of ${ends.join(" or ")} ${shown}`);
  const isNewFlow = subject.descriptor.capabilities.versioning === "newFlow";
  if (fault.target === "write" && ended === "ok") {
    must(holds === (isNewFlow ? "both" : "new"), `a success, but the vendor does not hold what was sent ${shown}`);
  } else if (fault.target === "write" && !ambiguous) {
    must(
      holds === "former" || (isNewFlow && holds === "both"),
      `nothing happened, it says, but something did ${shown}`,
    );
  }
  if (fault.target === "write") judgeService(outcome, shown);
  judgeScopes(outcome, shown);
  must(restored !== false, `the former content cannot be put back ${shown}`);
  must(isNewFlow ? flows <= 2 : holds !== "both", `something is there twice ${shown}`);
  if (ended === "ok") return;
  must(/^[A-Z“].*[.!?…]["')\]»”]?$/s.test(words), `the words are no sentence ${shown}`);
  must(!/undefined|\[object|NaN/.test(words), `the words are not for people ${shown}`);
  must(!(words + told).includes(subject.credentials.clientSecret), "a secret is in the words or in the log");
}

function judgeScopes({ scopes }: FaultOutcome, shown: string): void {
  if (scopes === null) return;
  must(scopes.named.length > 0, `the scope that was taken away is not named ${shown}`);
  must(scopes.goesOn, `the token that lacks a scope is used again ${shown}`);
}

function judgeService({ ended, ambiguous, newIsOn }: FaultOutcome, shown: string): void {
  if (newIsOn === null || ambiguous) return;
  must(newIsOn === (ended === "ok"), `callers are let into something else than the answer says ${shown}`);
}
