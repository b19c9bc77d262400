import type { Rule } from "@tonegraph/flow-validation";

/** Rules that only this dialect has, beside the common ones. */
export const dialectRules: readonly Rule[] = [];
