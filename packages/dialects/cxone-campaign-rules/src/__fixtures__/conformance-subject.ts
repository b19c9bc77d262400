import type { Flow, Json } from "@tonegraph/flow-model";
import type { ConformanceSubject } from "@tonegraph/vendor-kit/testing";
import { fullPayload, holidaySupportPayload } from "./document-payloads.ts";
import { createClient } from "../client/index.ts";
import { converter, NOT_SUPPORTED } from "../convert.ts";
import { descriptor } from "../index.ts";
import { sandbox } from "../sandbox/index.ts";

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

/** The dialect with what the common checks need. */
export const subject: ConformanceSubject = {
  descriptor,
  converter,
  createClient,
  sandbox,
  notSupported: NOT_SUPPORTED,
  notOffered: ["queueState", "auditTrail"],
  preparesAt: [],
  refusesStaleWrites: "NOT_SUPPORTED",
  flows: [drawn(holidaySupportPayload), drawn(fullPayload)],
  credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
  tokenPath: "/oauth/token",
  settings: { webhookUrl: "https://hooks.example.com/cxone" },
};
