import type { Rule } from "@tonegraph/flow-validation";
/** Rules that only this dialect has: none beside the limits in its profile. */
export declare const dialectRules: readonly Rule[];
