import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour, PreparedFlow } from "../../engine/block.ts";
import { countKey } from "../../engine/count-key.ts";
import { leave } from "../../engine/leave.ts";
import { ask, hearNoMatch, hearSilence, isSilence } from "../../engine/listening.ts";
import { MASK, keepSecret } from "../../engine/masked.ts";
import { cutPrompt } from "../../engine/play.ts";
import { remark } from "../../engine/remark.ts";
import { rest } from "../../engine/rest.ts";
import type { Run } from "../../engine/run.ts";
import { setVariable } from "../../engine/set-variable.ts";
import { ignoreWords } from "../../engine/unheard-input.ts";
import { digitsTest, hasReadablePattern } from "./accepts-digits.ts";

/** How long a caller may think between two digits; after that, what was typed is all. Milliseconds. */
export const INTER_DIGIT_MS = 3000;

/**
 * Collects digits until there are as many as there may be, the terminator is pressed, or nothing comes for
 * {@link INTER_DIGIT_MS}. What does not fit the length or the format is a no-match.
 */
export function collectBehaviour(node: NodeOfKind<"collect">, { flow }: PreparedFlow): Behaviour {
  const accepts = digitsTest(node);
  const isReadable = hasReadablePattern(node.format);
  const declared = Object.hasOwn(flow.variables, node.variable) ? flow.variables[node.variable]?.type : undefined;

  const finish = (run: Run): void => {
    const { digits } = run.call;
    if (!isReadable) remark(run, "patternFault", { pattern: patternOf(node) });
    if (node.sensitive === true) keepSecret(run, digits);
    if (!accepts(digits)) return hearNoMatch(run, node);
    const value = valueOf(node, digits, declared === "number");
    setVariable(run, node.variable, value);
    leave(run, "collected");
  };
  const take = (run: Run, key: string): boolean => {
    if (key === node.terminator) return true;
    run.call.digits += key;
    return run.call.digits.length >= node.maxDigits;
  };
  return {
    enter: (run) => {
      const typed = run.call.typedAhead;
      if (typed === "") return ask(run, node);
      remark(run, "typedAhead", { key: node.sensitive === true ? MASK.repeat(typed.length) : typed });
      if (takeTyped(run, take, node.terminator)) finish(run);
      else rest(run, "listening", INTER_DIGIT_MS);
    },
    phaseOver: (run) => {
      if (run.call.digits !== "") finish(run);
      else if (isSilence(run, node)) hearSilence(run, node);
    },
    press: (run, key) => {
      cutPrompt(run);
      if (!take(run, key)) return rest(run, "listening", INTER_DIGIT_MS);
      if (key !== node.terminator) passOverTerminator(run, node);
      finish(run);
    },
    say: ignoreWords,
    masksKeys: node.sensitive === true,
  };
}

/** Takes keys that were typed ahead until there are enough; says whether there are. */
function takeTyped(run: Run, take: (run: Run, key: string) => boolean, terminator: string | undefined): boolean {
  const { call } = run;
  while (call.typedAhead !== "") {
    const key = call.typedAhead.charAt(0);
    call.typedAhead = call.typedAhead.slice(1);
    if (!take(run, key)) continue;
    if (key !== terminator && call.typedAhead.charAt(0) === terminator) call.typedAhead = call.typedAhead.slice(1);
    return true;
  }
  return false;
}

/** Callers end what they type with the terminator even where it was complete without: it is not meant for the next block. */
function passOverTerminator(run: Run, { terminator, sensitive = false }: NodeOfKind<"collect">): void {
  if (terminator === undefined || !run.followingKeys.startsWith(terminator)) return;
  run.followingKeys = run.followingKeys.slice(terminator.length);
  countKey(run, terminator, sensitive);
}

/** An amount is typed with `*` for the decimal point. */
function valueOf({ format }: NodeOfKind<"collect">, digits: string, asNumber: boolean): Json {
  const text = format === "amount" ? digits.replace("*", ".").replace(/\.$/, "").replace(/^\./, "0.") : digits;
  return asNumber && /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function patternOf({ format }: NodeOfKind<"collect">): string {
  return typeof format === "object" ? format.pattern : "";
}
