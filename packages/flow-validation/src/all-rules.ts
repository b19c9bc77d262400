import { approximatedOnDialect } from "./rules/approximated-on-dialect.ts";
import { callerCycle } from "./rules/caller-cycle.ts";
import { crossFlowCycle } from "./rules/cross-flow-cycle.ts";
import { danglingConnection } from "./rules/dangling-connection.ts";
import { deadAir } from "./rules/dead-air.ts";
import { deadEnd } from "./rules/dead-end.ts";
import { digitsOutOfRange } from "./rules/digits-out-of-range.ts";
import { droppedOnDialect } from "./rules/dropped-on-dialect.ts";
import { duplicateKey } from "./rules/duplicate-key.ts";
import { emptyPrompt } from "./rules/empty-prompt.ts";
import { errorsShareOneExit } from "./rules/errors-share-one-exit.ts";
import { expressionTypeMismatch } from "./rules/expression-type-mismatch.ts";
import { firstOptionTooLate } from "./rules/first-option-too-late.ts";
import { forbiddenCycle } from "./rules/forbidden-cycle.ts";
import { goalNotMet } from "./rules/goal-not-met.ts";
import { hangUpAfterRetries } from "./rules/hang-up-after-retries.ts";
import { invalidExpression } from "./rules/invalid-expression.ts";
import { invalidKey } from "./rules/invalid-key.ts";
import { invalidName } from "./rules/invalid-name.ts";
import { invalidPattern } from "./rules/invalid-pattern.ts";
import { invalidPhoneNumber } from "./rules/invalid-phone-number.ts";
import { invalidSsml } from "./rules/invalid-ssml.ts";
import { invalidUrl } from "./rules/invalid-url.ts";
import { invalidWindow } from "./rules/invalid-window.ts";
import { keyBeforeFunction } from "./rules/key-before-function.ts";
import { keyNotSpoken } from "./rules/key-not-spoken.ts";
import { keysOutOfOrder } from "./rules/keys-out-of-order.ts";
import { menuTooDeep } from "./rules/menu-too-deep.ts";
import { missingName } from "./rules/missing-name.ts";
import { missingNoInput } from "./rules/missing-no-input.ts";
import { missingNoMatch } from "./rules/missing-no-match.ts";
import { missingPrompt } from "./rules/missing-prompt.ts";
import { missingTimeout } from "./rules/missing-timeout.ts";
import { missingTranslation } from "./rules/missing-translation.ts";
import { noWayToAPerson } from "./rules/no-way-to-a-person.ts";
import { optionWithoutTarget } from "./rules/option-without-target.ts";
import { pathTooDeep } from "./rules/path-too-deep.ts";
import { plainHttpUrl } from "./rules/plain-http-url.ts";
import { promptTooSlow } from "./rules/prompt-too-slow.ts";
import { repeatsOutOfRange } from "./rules/repeats-out-of-range.ts";
import { retriedWrite } from "./rules/retried-write.ts";
import { runawayCycle } from "./rules/runaway-cycle.ts";
import { savedTestFails } from "./rules/saved-test-fails.ts";
import { sensitiveDigitsLogged } from "./rules/sensitive-digits-logged.ts";
import { spokenKeyNotMapped } from "./rules/spoken-key-not-mapped.ts";
import { staleTranslation } from "./rules/stale-translation.ts";
import { statusOutOfRange } from "./rules/status-out-of-range.ts";
import { timeoutOutOfRange } from "./rules/timeout-out-of-range.ts";
import { timeoutTooLong } from "./rules/timeout-too-long.ts";
import { tokenFetchedInCall } from "./rules/token-fetched-in-call.ts";
import { tooManyConnections } from "./rules/too-many-connections.ts";
import { tooManyOptions } from "./rules/too-many-options.ts";
import { tooManyRetries } from "./rules/too-many-retries.ts";
import { trappedCaller } from "./rules/trapped-caller.ts";
import { ttsTooLong } from "./rules/tts-too-long.ts";
import { unboundedRetry } from "./rules/unbounded-retry.ts";
import { unencodedInputInUrl } from "./rules/unencoded-input-in-url.ts";
import { unguardedJsonPath } from "./rules/unguarded-json-path.ts";
import { unhandledErrorPort } from "./rules/unhandled-error-port.ts";
import { unknownVariable } from "./rules/unknown-variable.ts";
import { unreachableNode } from "./rules/unreachable-node.ts";
import { unresolvedAgent } from "./rules/unresolved-agent.ts";
import { unresolvedAsset } from "./rules/unresolved-asset.ts";
import { unresolvedCampaign } from "./rules/unresolved-campaign.ts";
import { unresolvedQueue } from "./rules/unresolved-queue.ts";
import { unresolvedSubflow } from "./rules/unresolved-subflow.ts";
import { unsupportedDestination } from "./rules/unsupported-destination.ts";
import { unsupportedNode } from "./rules/unsupported-node.ts";
import { unusedPrompt } from "./rules/unused-prompt.ts";
import { unusedVariable } from "./rules/unused-variable.ts";

/** Every rule that applies to all dialects, in the order of their codes. A rule that is not listed here never runs. */
export const commonRules = [
  approximatedOnDialect,
  callerCycle,
  crossFlowCycle,
  danglingConnection,
  deadAir,
  deadEnd,
  digitsOutOfRange,
  droppedOnDialect,
  duplicateKey,
  emptyPrompt,
  errorsShareOneExit,
  expressionTypeMismatch,
  firstOptionTooLate,
  forbiddenCycle,
  goalNotMet,
  hangUpAfterRetries,
  invalidExpression,
  invalidKey,
  invalidName,
  invalidPattern,
  invalidPhoneNumber,
  invalidSsml,
  invalidUrl,
  invalidWindow,
  keyBeforeFunction,
  keyNotSpoken,
  keysOutOfOrder,
  menuTooDeep,
  missingName,
  missingNoInput,
  missingNoMatch,
  missingPrompt,
  missingTimeout,
  missingTranslation,
  noWayToAPerson,
  optionWithoutTarget,
  pathTooDeep,
  plainHttpUrl,
  promptTooSlow,
  repeatsOutOfRange,
  retriedWrite,
  runawayCycle,
  savedTestFails,
  sensitiveDigitsLogged,
  spokenKeyNotMapped,
  staleTranslation,
  statusOutOfRange,
  timeoutOutOfRange,
  timeoutTooLong,
  tokenFetchedInCall,
  tooManyConnections,
  tooManyOptions,
  tooManyRetries,
  trappedCaller,
  ttsTooLong,
  unboundedRetry,
  unencodedInputInUrl,
  unguardedJsonPath,
  unhandledErrorPort,
  unknownVariable,
  unreachableNode,
  unresolvedAgent,
  unresolvedAsset,
  unresolvedCampaign,
  unresolvedQueue,
  unresolvedSubflow,
  unsupportedDestination,
  unsupportedNode,
  unusedPrompt,
  unusedVariable,
] as const;

/** The code of a rule that applies to all dialects. */
export type CommonRuleCode = (typeof commonRules)[number]["code"];
