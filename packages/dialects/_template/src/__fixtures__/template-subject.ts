import type { Flow, Json } from "@tonegraph/flow-model";
import type { ConformanceSubject } from "@tonegraph/vendor-kit/testing";
import { createClient } from "../client/index.ts";
import { converter, NOT_SUPPORTED } from "../convert.ts";
import { descriptor } from "../index.ts";
import { sandbox } from "../sandbox/index.ts";
import { bareLine, shopLine } from "./lines.ts";

/** A line as the drawing that the vendor's own document leads to. */
export function drawn(line: Json): Flow {
  const result = converter.decompile(line);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

/** The dialect with what its checks need. */
export function templateSubject(): ConformanceSubject {
  return {
    descriptor,
    converter,
    createClient,
    sandbox,
    notSupported: NOT_SUPPORTED,
    notOffered: [
      "validate",
      "compile",
      "activate",
      "deactivate",
      "preflight",
      "afterLive",
      "figures",
      "figuresPage",
      "queueState",
      "auditTrail",
      "resourceExists",
    ],
    preparesAt: [],
    refusesStaleWrites: false,
    flows: [drawn(shopLine), drawn(bareLine)],
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
    tokenPath: "/oauth/token",
  };
}
