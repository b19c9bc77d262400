import type { CallInput, NodeId, PromptId } from "@tonegraph/flow-model";
import type { Effect } from "./effect.ts";

/** One visit of a block. */
export interface CallStep {
  readonly nodeId: NodeId;
  readonly atMs: number;
  /** The sub-flow blocks that the call was inside of, outermost first; absent in the flow itself. */
  readonly within?: readonly NodeId[];
  /** The first prompt that was played there; absent where none was. */
  readonly promptId?: PromptId;
  /** The last thing that the caller did there: all keys in a row are one `press`. Sensitive digits are masked. */
  readonly input?: CallInput;
  /** The exit taken; absent where the call ended. */
  readonly port?: string;
}

type OpenStep = { -readonly [Field in keyof CallStep]: CallStep[Field] };

/** The visits of a call, read from its effects. */
export function stepsOf(effects: readonly Effect[]): readonly CallStep[] {
  const steps: OpenStep[] = [];
  /** The present visit of the flow, of the sub-flow that it is inside of, and so on. */
  const open: OpenStep[] = [];
  for (const effect of effects) {
    if (effect.kind === "enter") {
      const { nodeId, atMs, within } = effect;
      const step: OpenStep = { nodeId, atMs, ...(within.length === 0 ? {} : { within }) };
      steps.push(step);
      open.splice(within.length, open.length, step);
    } else if (effect.kind === "leave") {
      const step = open[effect.within.length];
      if (step) step.port = effect.port;
    } else note(open.at(-1), effect);
  }
  return steps;
}

function note(step: OpenStep | undefined, effect: Effect): void {
  if (!step) return;
  switch (effect.kind) {
    case "play":
      step.promptId ??= effect.promptId;
      break;
    case "key":
      step.input = { press: keysBefore(step.input) + effect.key };
      break;
    case "say":
      step.input = { say: effect.words };
      break;
    case "silence":
      step.input = { wait: true };
      break;
    case "end":
      if (effect.end.reason === "hungUp") step.input = { hangUp: true };
      break;
    default:
  }
}

function keysBefore(input: CallInput | undefined): string {
  return input && "press" in input ? input.press : "";
}
