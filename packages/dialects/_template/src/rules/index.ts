import type { Rule } from "@tonegraph/flow-validation";

/** Rules that only this dialect has. The toy vendor needs none beside the limits in its profile. */
export const dialectRules: readonly Rule[] = [];
