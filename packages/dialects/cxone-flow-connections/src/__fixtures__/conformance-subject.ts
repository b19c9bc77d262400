import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { Flow, Json } from "@tonegraph/flow-model";
import type { ConformanceSubject } from "@tonegraph/vendor-kit/testing";
import { conditionPayload, mainMenuPayload } from "./document-payloads.ts";
import { createClient } from "../client/index.ts";
import { converter, NOT_SUPPORTED } from "../convert.ts";
import { descriptor } from "../index.ts";
import { sandbox } from "../sandbox/index.ts";

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  // Two versions of one flow: what replaces it has its id.
  return { ...result.value.flow, id: "flow_01JD3Z8Q6W7Y2M4K5N6P7R8S9T" };
}

/** The dialect with what the common checks need. */
export const subject: ConformanceSubject = {
  descriptor,
  converter,
  createClient,
  sandbox,
  notSupported: NOT_SUPPORTED,
  notOffered: [
    "remove",
    "validate",
    "compile",
    "activate",
    "deactivate",
    "preflight",
    "figures",
    "figuresPage",
    "queueState",
    "auditTrail",
    "resourceExists",
  ],
  preparesAt: [],
  refusesStaleWrites: false,
  flows: [drawn(mainMenuPayload), drawn(conditionPayload), customerSupportMenu()],
  credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
  tokenPath: "/oauth/token",
};
