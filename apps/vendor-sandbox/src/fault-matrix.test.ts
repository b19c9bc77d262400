// Every documented way to fail, for every dialect of the catalogue, at the first and the last write of a publish and through a real network.
// The dialects' own tests do the same at each write, in memory.
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

describe.each(subjects)("the fault matrix over HTTP: %s", (_id, subject) => {
  const run = { open: (each: typeof subject) => benches.open(each), hits: "firstAndLastWrite" } as const;
  it.each(faultChecks(subject, run))("$name", (check) => check.run());
});
