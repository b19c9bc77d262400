import { conformanceChecks, faultChecks, type ConformanceSubject } from "@tonegraph/vendor-kit/testing";
import { describe, it } from "vitest";
import { customerServiceFlow, nestedFlow } from "./__fixtures__/sample-flows.ts";
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
  notOffered: ["remove", "validate", "compile", "activate", "deactivate", "preflight", "afterLive"],
  refusesStaleWrites: true,
  // The document's one span: the seven days up to the moment at which the checks' clock stands.
  figuresSpan: { fromMs: Date.UTC(2025, 11, 29, 9), toMs: Date.UTC(2026, 0, 5, 9) },
  preparesAt: ["/api/v2/routing/phrases/bulk"],
  flows: [customerServiceFlow(), nestedFlow()],
  credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
  tokenPath: "/oauth/token",
};

describe("genesys-menu-flows, as every dialect must be", () => {
  it.each(conformanceChecks(subject))("$name", ({ run }) => run());
});

describe("genesys-menu-flows, when its vendor fails", () => {
  it.each(faultChecks(subject))("$name", ({ run }) => run());
});
