import { approximatedOnDialect } from "./rules/approximated-on-dialect.ts";
import { callerCycle } from "./rules/caller-cycle.ts";
import { crossFlowCycle } from "./rules/cross-flow-cycle.ts";
import { danglingConnection } from "./rules/dangling-connection.ts";
import { deadEnd } from "./rules/dead-end.ts";
import { droppedOnDialect } from "./rules/dropped-on-dialect.ts";
import { duplicateKey } from "./rules/duplicate-key.ts";
import { emptyPrompt } from "./rules/empty-prompt.ts";
import { forbiddenCycle } from "./rules/forbidden-cycle.ts";
import { invalidKey } from "./rules/invalid-key.ts";
import { invalidPattern } from "./rules/invalid-pattern.ts";
import { invalidPhoneNumber } from "./rules/invalid-phone-number.ts";
import { invalidWindow } from "./rules/invalid-window.ts";
import { menuTooDeep } from "./rules/menu-too-deep.ts";
import { missingNoInput } from "./rules/missing-no-input.ts";
import { missingNoMatch } from "./rules/missing-no-match.ts";
import { missingPrompt } from "./rules/missing-prompt.ts";
import { missingTranslation } from "./rules/missing-translation.ts";
import { optionWithoutTarget } from "./rules/option-without-target.ts";
import { pathTooDeep } from "./rules/path-too-deep.ts";
import { repeatsOutOfRange } from "./rules/repeats-out-of-range.ts";
import { runawayCycle } from "./rules/runaway-cycle.ts";
import { staleTranslation } from "./rules/stale-translation.ts";
import { timeoutOutOfRange } from "./rules/timeout-out-of-range.ts";
import { tooManyConnections } from "./rules/too-many-connections.ts";
import { trappedCaller } from "./rules/trapped-caller.ts";
import { ttsTooLong } from "./rules/tts-too-long.ts";
import { unboundedRetry } from "./rules/unbounded-retry.ts";
import { unreachableNode } from "./rules/unreachable-node.ts";
import { unresolvedAgent } from "./rules/unresolved-agent.ts";
import { unresolvedAsset } from "./rules/unresolved-asset.ts";
import { unresolvedCampaign } from "./rules/unresolved-campaign.ts";
import { unresolvedQueue } from "./rules/unresolved-queue.ts";
import { unresolvedSubflow } from "./rules/unresolved-subflow.ts";
import { unsupportedDestination } from "./rules/unsupported-destination.ts";
import { unsupportedNode } from "./rules/unsupported-node.ts";
import { unusedPrompt } from "./rules/unused-prompt.ts";

/** Every rule that applies to all dialects, in the order of their codes. A rule that is not listed here never runs. */
export const commonRules = [
  approximatedOnDialect,
  callerCycle,
  crossFlowCycle,
  danglingConnection,
  deadEnd,
  droppedOnDialect,
  duplicateKey,
  emptyPrompt,
  forbiddenCycle,
  invalidKey,
  invalidPattern,
  invalidPhoneNumber,
  invalidWindow,
  menuTooDeep,
  missingNoInput,
  missingNoMatch,
  missingPrompt,
  missingTranslation,
  optionWithoutTarget,
  pathTooDeep,
  repeatsOutOfRange,
  runawayCycle,
  staleTranslation,
  timeoutOutOfRange,
  tooManyConnections,
  trappedCaller,
  ttsTooLong,
  unboundedRetry,
  unreachableNode,
  unresolvedAgent,
  unresolvedAsset,
  unresolvedCampaign,
  unresolvedQueue,
  unresolvedSubflow,
  unsupportedDestination,
  unsupportedNode,
  unusedPrompt,
] as const;

/** The code of a rule that applies to all dialects. */
export type CommonRuleCode = (typeof commonRules)[number]["code"];
