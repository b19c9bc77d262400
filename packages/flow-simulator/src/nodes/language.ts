import type { NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { leave } from "../engine/leave.ts";
import { ask, hearNoMatch, hearSilence, isSilence, type Question } from "../engine/listening.ts";
import { cutPrompt } from "../engine/play.ts";
import type { Run } from "../engine/run.ts";
import { setVariable } from "../engine/set-variable.ts";
import { ignoreWords } from "../engine/unheard-input.ts";
import { takeTypedKey } from "./menu.ts";

/** Lets the caller choose what is spoken from here on. It has no exit for wrong keys: they count as silence. */
export function languageBehaviour(node: NodeOfKind<"language">): Behaviour {
  const question: Question = { promptId: node.promptId, noInput: node.noInput };
  const languages = new Map(node.options.toReversed().map(({ key, language }) => [key, language]));
  const choose = (run: Run, key: string): void => {
    cutPrompt(run);
    const language = languages.get(key);
    if (language === undefined) return hearNoMatch(run, question);
    setVariable(run, "language", language);
    leave(run, `lang:${language}`);
  };
  return {
    enter: (run) => {
      const key = takeTypedKey(run);
      if (key === null) ask(run, question);
      else choose(run, key);
    },
    phaseOver: (run) => {
      if (isSilence(run, question)) hearSilence(run, question);
    },
    press: choose,
    say: ignoreWords,
    masksKeys: false,
  };
}
