export type { NodeSupport, Profile, Range, ResourceKind, SpeechLimit } from "./profile.ts";
export type { Finding, KnownResources, Rule, RuleContext } from "./rule.ts";
export { validateFlow } from "./validate-flow.ts";
