import type { Rule } from "@tonegraph/flow-validation";
import { fallbackMissing } from "./fallback-missing.ts";
import { greetingNotRecorded } from "./greeting-not-recorded.ts";
import { notCarriedByCampaignRules } from "./not-carried-by-campaign-rules.ts";

/** Rules that only this dialect has, in the order of their codes; they carry their own words. */
export const dialectRules: readonly (Rule & Required<Pick<Rule, "words">>)[] = [
  fallbackMissing,
  greetingNotRecorded,
  notCarriedByCampaignRules,
];
