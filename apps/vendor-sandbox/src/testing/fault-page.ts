// The page that says what people read when a vendor fails: made from the fault matrix, so that it cannot be wrong.
import { FAULT_CASES, observeFault, openMemoryBench, type ConformanceSubject } from "@tonegraph/vendor-kit/testing";

const HOLDS = {
  former: "what it had",
  new: "what was sent",
  both: "the former flow and the new one",
  part: "a part of both",
} as const;

/** The table of a dialect: one row per case, at the first write of a publish. */
export async function faultTable(subject: ConformanceSubject): Promise<string> {
  const rows: string[] = [];
  for (const each of FAULT_CASES) {
    const bench = await openMemoryBench(subject);
    const { ended, ambiguous, holds, words } = await observeFault(subject, bench, each);
    await bench.close();
    const said = ended === "ok" ? "–" : words.replaceAll("|", "\\|");
    const known = ambiguous ? "unknown until it is read back" : ended === "ok" ? "done" : "not done";
    rows.push(`| ${each.name} | ${known} | ${HOLDS[holds]} | ${said} |`);
  }
  return [
    "| what goes wrong | what Tonegraph takes it for | the vendor then holds | what people read |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
