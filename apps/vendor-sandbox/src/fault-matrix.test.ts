// Every documented way to fail, for every dialect of the catalogue: at each write of a publish in memory, and at the last
// one through a real network.
import { faultChecks } from "@tonegraph/vendor-kit/testing";
import { afterAll, beforeAll, describe, it } from "vitest";
import { dialectSubjects } from "./testing/dialect-subject.ts";
import { startHttpBenches, type HttpBenches } from "./testing/http-bench.ts";

const subjects = (await dialectSubjects()).map((subject) => [subject.descriptor.id, subject] as const);
let benches: HttpBenches;

beforeAll(async () => {
  benches = await startHttpBenches();
});
afterAll(() => benches.close());

describe.each(subjects)("the fault matrix in memory: %s", (_id, subject) => {
  it.each(faultChecks(subject))("$name", ({ run }) => run());
});

describe.each(subjects)("the fault matrix over HTTP: %s", (_id, subject) => {
  const run = { open: (each: typeof subject) => benches.open(each), hits: "lastWrite" } as const;
  it.each(faultChecks(subject, run))("$name", (check) => check.run());
});
