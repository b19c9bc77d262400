import { assertNever, type Flow } from "@tonegraph/flow-model";
import type { Effect } from "../effect.ts";
import { englishEffects, type EffectLines } from "./en-effects.ts";
import { englishRemarks, type RemarkLines } from "./en-remarks.ts";
import { lineContext } from "./line-context.ts";

/** The words of one language for all that can stand in a transcript. */
interface TranscriptWords {
  readonly effects: EffectLines;
  readonly remarks: RemarkLines;
}

const ENGLISH: TranscriptWords = { effects: englishEffects, remarks: englishRemarks };

/**
 * An effect as a line of the transcript, or `null` where it adds nothing to the lines around it. `flow` is the one that the
 * effect's block belongs to: within a sub-flow, that one. Another language is another catalogue: effects have no words.
 */
export function describeEffect(effect: Effect, flow: Flow): string | null {
  const { effects, remarks } = ENGLISH;
  const context = lineContext(effect, flow);
  switch (effect.kind) {
    case "remark":
      return remarks[effect.code](context);
    case "enter":
      return effects.enter(effect, context);
    case "play":
      return effects.play(effect, context);
    case "cut":
      return effects.cut(effect, context);
    case "listen":
      return effects.listen(effect, context);
    case "key":
      return effects.key(effect, context);
    case "say":
      return effects.say(effect, context);
    case "silence":
      return effects.silence(effect, context);
    case "noMatch":
      return effects.noMatch(effect, context);
    case "set":
      return effects.set(effect, context);
    case "request":
      return effects.request(effect, context);
    case "response":
      return effects.response(effect, context);
    case "transfer":
      return effects.transfer(effect, context);
    case "leave":
      return effects.leave(effect, context);
    case "end":
      return effects.end(effect, context);
    default:
      return assertNever(effect);
  }
}
