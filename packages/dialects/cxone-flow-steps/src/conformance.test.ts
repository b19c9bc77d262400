import { customerSupportMenu, globalSupportMenu, lookupFlow } from "@tonegraph/flow-model/testing";
import {
  CLIENT_FEATURES,
  conformanceChecks,
  faultChecks,
  publishFaults,
  type ConformanceSubject,
} from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { createClient } from "./client/index.ts";
import { converter, NOT_SUPPORTED } from "./convert.ts";
import { descriptor } from "./index.ts";
import { sandbox } from "./sandbox/index.ts";

const subject: ConformanceSubject = {
  descriptor,
  converter,
  createClient,
  sandbox,
  notSupported: NOT_SUPPORTED,
  notOffered: CLIENT_FEATURES.filter((feature) => feature !== "resourceExists"),
  flows: [lookupFlow(2), lookupFlow(3), customerSupportMenu(), globalSupportMenu()],
  credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
  tokenPath: "/oauth/token",
  preparesAt: [],
  refusesStaleWrites: true,
};

it.each(subject.flows)("$name could be published", (flow) => {
  expect(publishFaults(subject, flow)).toEqual([]);
});

describe("cxone-flow-steps, as every dialect must be", () => {
  it.each(conformanceChecks(subject))("$name", ({ run }) => run());
});

describe("cxone-flow-steps, when its vendor fails", () => {
  it.each(faultChecks(subject))("$name", ({ run }) => run());
});
