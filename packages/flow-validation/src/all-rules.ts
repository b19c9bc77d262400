import { deadEnd } from "./rules/dead-end.ts";
import { duplicateKey } from "./rules/duplicate-key.ts";
import { invalidKey } from "./rules/invalid-key.ts";
import { missingNoInput } from "./rules/missing-no-input.ts";
import { missingNoMatch } from "./rules/missing-no-match.ts";
import { missingPrompt } from "./rules/missing-prompt.ts";
import { optionWithoutTarget } from "./rules/option-without-target.ts";
import { ttsTooLong } from "./rules/tts-too-long.ts";
import { unreachableNode } from "./rules/unreachable-node.ts";

/** Every rule that applies to all dialects, in the order of their codes. A rule that is not listed here never runs. */
export const commonRules = [
  deadEnd,
  duplicateKey,
  invalidKey,
  missingNoInput,
  missingNoMatch,
  missingPrompt,
  optionWithoutTarget,
  ttsTooLong,
  unreachableNode,
] as const;

/** The code of a rule that applies to all dialects. */
export type CommonRuleCode = (typeof commonRules)[number]["code"];
