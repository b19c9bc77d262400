import { conformanceChecks, faultChecks } from "@tonegraph/vendor-kit/testing";
import { describe, it } from "vitest";
import { subject } from "./__fixtures__/conformance-subject.ts";

describe("cxone-flow-connections, as every dialect must be", () => {
  it.each(conformanceChecks(subject))("$name", ({ run }) => run());
  it.each(faultChecks(subject))("$name", ({ run }) => run());
});
