// The page that says what a client makes of a vendor that fails: made from the fault matrix, so that it cannot be wrong.
import {
  countWrites,
  FAULT_CASES,
  observeFault,
  observeSkew,
  openMemoryBench,
  type VendorSubject,
  type FaultCase,
} from "@tonegraph/vendor-kit/testing";

const DAY_MS = 86_400_000;
const HOLDS = {
  former: "what it had",
  new: "what was sent",
  both: "the former flow in service, the new one out of it",
  part: "a part of both",
} as const;

/**
 * The table of a dialect: one row per case. A publish that writes more than once has its cases twice: at the first of its
 * writes, and at the last, which is the one that callers notice.
 */
export async function faultTable(subject: VendorSubject): Promise<string> {
  const writes = await countOf(subject);
  const rows: string[] = [];
  for (const { name, fault, ends } of FAULT_CASES) {
    const isWrite = fault.target === "write";
    const places = isWrite && writes > 1 ? [0, writes - 1] : [0];
    for (const skip of places) {
      const shown = places.length === 1 ? name : name.replace("write", skip === 0 ? "first write" : "last write");
      rows.push(await rowOf(subject, { name: shown, fault: { ...fault, skip }, ends }));
    }
  }
  return [
    "| what goes wrong | what Tonegraph takes it for | the vendor then holds | what its client says |",
    "| --- | --- | --- | --- |",
    ...rows,
    await clockRow(subject, "behind", 1),
    await clockRow(subject, "ahead of", -1),
  ].join("\n");
}

async function countOf(subject: VendorSubject): Promise<number> {
  const bench = await openMemoryBench(subject);
  const count = await countWrites(subject, bench);
  await bench.close();
  return count;
}

async function clockRow(subject: VendorSubject, where: string, ourDaysAhead: number): Promise<string> {
  const bench = await openMemoryBench(subject);
  const { shutOut, words } = await observeSkew(subject, bench, ourDaysAhead * DAY_MS);
  await bench.close();
  const held = shutOut.length === 0 ? "what was sent, and callers are let in at once" : "what callers are shut out of";
  return `| its clock is a day ${where} ours | done | ${held} | ${words} |`;
}

async function rowOf(subject: VendorSubject, each: FaultCase): Promise<string> {
  const bench = await openMemoryBench(subject);
  const { ended, ambiguous, holds, newIsOn, words } = await observeFault(subject, bench, each);
  await bench.close();
  const said = ended === "ok" ? "–" : words.replaceAll("|", "\\|");
  const known = ambiguous ? "unknown until it is read back" : ended === "ok" ? "done" : "not done";
  const held = newIsOn === true ? "both flows in service; the next step takes the former one out" : HOLDS[holds];
  return `| ${each.name} | ${known} | ${held} | ${said} |`;
}
