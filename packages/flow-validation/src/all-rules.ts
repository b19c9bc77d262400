import { callerCycle } from "./rules/caller-cycle.ts";
import { danglingConnection } from "./rules/dangling-connection.ts";
import { deadEnd } from "./rules/dead-end.ts";
import { duplicateKey } from "./rules/duplicate-key.ts";
import { emptyPrompt } from "./rules/empty-prompt.ts";
import { invalidKey } from "./rules/invalid-key.ts";
import { invalidPhoneNumber } from "./rules/invalid-phone-number.ts";
import { missingNoInput } from "./rules/missing-no-input.ts";
import { missingNoMatch } from "./rules/missing-no-match.ts";
import { missingPrompt } from "./rules/missing-prompt.ts";
import { optionWithoutTarget } from "./rules/option-without-target.ts";
import { repeatsOutOfRange } from "./rules/repeats-out-of-range.ts";
import { runawayCycle } from "./rules/runaway-cycle.ts";
import { timeoutOutOfRange } from "./rules/timeout-out-of-range.ts";
import { trappedCaller } from "./rules/trapped-caller.ts";
import { ttsTooLong } from "./rules/tts-too-long.ts";
import { unboundedRetry } from "./rules/unbounded-retry.ts";
import { unreachableNode } from "./rules/unreachable-node.ts";
import { unresolvedAgent } from "./rules/unresolved-agent.ts";
import { unresolvedQueue } from "./rules/unresolved-queue.ts";
import { unsupportedDestination } from "./rules/unsupported-destination.ts";
import { unsupportedNode } from "./rules/unsupported-node.ts";

/** Every rule that applies to all dialects, in the order of their codes. A rule that is not listed here never runs. */
export const commonRules = [
  callerCycle,
  danglingConnection,
  deadEnd,
  duplicateKey,
  emptyPrompt,
  invalidKey,
  invalidPhoneNumber,
  missingNoInput,
  missingNoMatch,
  missingPrompt,
  optionWithoutTarget,
  repeatsOutOfRange,
  runawayCycle,
  timeoutOutOfRange,
  trappedCaller,
  ttsTooLong,
  unboundedRetry,
  unreachableNode,
  unresolvedAgent,
  unresolvedQueue,
  unsupportedDestination,
  unsupportedNode,
] as const;

/** The code of a rule that applies to all dialects. */
export type CommonRuleCode = (typeof commonRules)[number]["code"];
