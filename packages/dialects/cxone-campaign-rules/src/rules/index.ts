import type { Rule } from "@tonegraph/flow-validation";
import { fallbackMissing } from "./fallback-missing.ts";
import { greetingNotRecorded } from "./greeting-not-recorded.ts";

/** Rules that only this dialect has, in the order of their codes. */
export const dialectRules: readonly Rule[] = [fallbackMissing, greetingNotRecorded];
