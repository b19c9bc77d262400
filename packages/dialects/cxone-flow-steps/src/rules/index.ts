import type { Rule } from "@tonegraph/flow-validation";
import { notCarriedBySteps } from "./not-carried-by-steps.ts";

/** Rules that only this dialect has, beside the limits in its profile. */
export const dialectRules: readonly Rule[] = [notCarriedBySteps];
