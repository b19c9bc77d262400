import type { AdviceItem, AdviceSubject } from "./advice-item.ts";
import { menuOrderAdvice } from "./menu-order.ts";
import { missingExitAdvice } from "./missing-exit.ts";
import { shorterPromptAdvice } from "./shorter-prompt.ts";
import { timeoutAdvice } from "./timeout-advice.ts";

/** Everything that figures of single calls advise on a version, the largest expected gain first. */
export function advise(subject: AdviceSubject): readonly AdviceItem[] {
  const rules = [menuOrderAdvice, shorterPromptAdvice, missingExitAdvice, timeoutAdvice];
  return rules.flatMap((rule) => rule(subject)).toSorted((a, b) => b.gain.value - a.gain.value);
}
