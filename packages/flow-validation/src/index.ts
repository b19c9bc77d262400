export { advisedThresholds } from "./advised-thresholds.ts";
export { applyProfileOverrides } from "./apply-profile-overrides.ts";
export { commonRules, type CommonRuleCode } from "./all-rules.ts";
export { combineProfiles } from "./combine-profiles.ts";
export { createValidator, type Validator } from "./create-validator.ts";
export {
  overridableLimits,
  type NumberLimit,
  type OverridableLimit,
  type OverrideFault,
} from "./overridable-limits.ts";
export { catalogueFor, describeFix, describeProblem, type MessageCatalogue } from "./describe-problem.ts";
export { fixAll, type FixedAll } from "./fix-all.ts";
export { longestWays, type LongestWays, type NumberedWays } from "./graph/longest-ways.ts";
export { changeByPatches, type FlowChange } from "./index/flow-change.ts";
export type { Words, Wording } from "./messages/words.ts";
export { flowRule, nodeRule, type NodeRule } from "./node-rule.ts";
export type { NodeScope } from "./node-scope.ts";
export { NOT_ON_TENANT, notOnTenant, type TenantResources } from "./not-on-tenant.ts";
export type {
  CompileLoss,
  Destinations,
  NodeSupport,
  FailedTest,
  Profile,
  Range,
  ResourceKind,
  SpeechLimit,
} from "./profile.ts";
export { namedResourceKinds } from "./resource-references.ts";
export type { Finding, KnownFlows, KnownResources, Rule, RuleContext } from "./rule.ts";
export { renameVariable } from "./variables/rename-variable.ts";
export { rememberedSeconds } from "./prompt-seconds-memo.ts";
export { measureSpeech, type SpeechExpansion, type SpeechMeasure } from "./speech/measure-speech.ts";
export { splitPromptText, type SplitPromptText } from "./speech/split-prompt-text.ts";
export { splitIgnored, type IgnoredEffect, type JudgedIgnored, type SplitProblems } from "./split-ignored.ts";
export { findSpokenKeys, readSpokenMenu } from "./spoken-keys/read-spoken-menu.ts";
export type { OfferOrder, SpokenKey, SpokenMenu, SpokenWait, TelephoneKey } from "./spoken-keys/spoken-key.ts";
export { validateFlow } from "./validate-flow.ts";
