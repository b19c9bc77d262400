import type { Rule } from "@tonegraph/flow-validation";
import { notCarriedBySteps } from "./not-carried-by-steps.ts";
import { routingRequestTooSlow } from "./routing-request-too-slow.ts";

/** Rules that only this dialect has, beside the limits in its profile. */
export const dialectRules: readonly Rule[] = [notCarriedBySteps, routingRequestTooSlow];
