// Answers that are too large to be read, in memory and through the network: as the sender of the product has them.
import { openMemoryBench, type FaultBench, type VendorSubject } from "@tonegraph/vendor-kit/testing";
import { afterAll, describe, expect, it } from "vitest";
import { dialectSubjects } from "./testing/dialect-subject.ts";
import { startHttpBenches } from "./testing/http-bench.ts";

const [subject] = await dialectSubjects();
if (subject === undefined) throw new Error("there is no dialect");
const http = await startHttpBenches();
afterAll(() => http.close());
const TOO_MUCH = { target: "write", answerBytes: 3_000_000 } as const;

async function createAt(bench: FaultBench, { converter, flows }: VendorSubject) {
  const { artefact } = converter.compile(flows[0]);
  const before = bench.clock.now();
  const created = await bench.client().create(artefact, { idempotencyKey: "key", deadlineMs: 60_000 });
  return { created, waitedMs: bench.clock.now() - before };
}

describe.each([
  ["in memory", openMemoryBench],
  ["over HTTP", http.open],
])("an answer that is too large, %s", (_, open) => {
  it("keeps what it says of when to ask again", async () => {
    const bench = await open(subject);
    await bench.inject({ ...TOO_MUCH, status: 429, headers: { "retry-after": "7" } });
    const { created, waitedMs } = await createAt(bench, subject);
    expect(created.ok).toBe(true);
    expect(waitedMs).toBe(7000);
  });

  it("is told as one where it may have done what was asked", async () => {
    const bench = await open(subject);
    await bench.inject(TOO_MUCH);
    const { created } = await createAt(bench, subject);
    expect(created).toMatchObject({ ok: false, error: { kind: "badAnswer", ambiguous: true } });
  });
});
