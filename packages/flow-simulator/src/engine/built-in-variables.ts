import type { Json } from "@tonegraph/flow-model";

/** Variables that belong to the call and not to a flow: sub-flows see and change the same. */
export const BUILT_IN_VARIABLES = ["ani", "dnis", "callId", "language"] as const;

/** What they hold in a simulated call where neither the flow nor the setup says; numbers reserved for fiction. */
export const ASSUMED_CALLER: Readonly<Record<string, Json>> = {
  ani: "+12025550123",
  dnis: "+12025550199",
  callId: "simulated-call",
};
