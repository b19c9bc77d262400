import type { Rule } from "@tonegraph/flow-validation";
import { blockNotCarried } from "./block-not-carried.ts";

/** Rules that only this dialect has, beside the common ones; they carry their own words. */
export const dialectRules: readonly (Rule & Required<Pick<Rule, "words">>)[] = [blockNotCarried];
