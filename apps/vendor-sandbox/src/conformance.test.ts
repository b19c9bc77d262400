// What a dialect's own tests ask of its client in memory, asked once more through a real network of the stand-in as it is served.
import { observedSubject, vendorChecks, type ConformanceSubject } from "@tonegraph/vendor-kit/testing";
import { afterAll, describe, it } from "vitest";
import { dialectSubjects } from "./testing/dialect-subject.ts";
import { startHttpVendors } from "./testing/http-vendors.ts";

const vendors = await startHttpVendors();
afterAll(() => vendors.close());

const subjects = await Promise.all(
  (await dialectSubjects()).map(async (subject): Promise<[string, ConformanceSubject]> => {
    const examples = subject.descriptor.settings.map(({ name, placeholder }) => [name, placeholder]);
    const observed = await observedSubject({ ...subject, settings: Object.fromEntries(examples) });
    return [subject.descriptor.id, { ...observed, openVendor: vendors.open }];
  }),
);

describe.each(subjects)("over HTTP, %s, as every dialect must be", (_id, subject) => {
  it.each(vendorChecks(subject))("$name", ({ run }) => run());
});
