import type { DialectClient } from "../client.ts";

/** The methods that a client need not have: a vendor's API may lack them. */
export const CLIENT_FEATURES = [
  "remove",
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
] as const satisfies readonly (keyof DialectClient)[];
/** A method that a client need not have. */
export type ClientFeature = (typeof CLIENT_FEATURES)[number];
