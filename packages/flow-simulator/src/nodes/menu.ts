import type { MenuOption, NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour, PreparedFlow } from "../engine/block.ts";
import { leave } from "../engine/leave.ts";
import { ask, hearNoMatch, hearSilence, isSilence, type Question } from "../engine/listening.ts";
import { cutPrompt } from "../engine/play.ts";
import { remark } from "../engine/remark.ts";
import type { Run } from "../engine/run.ts";
import { ignoreWords } from "../engine/unheard-input.ts";
import { phraseBook } from "./phrase-book.ts";

/** Asks for one key, or one of its phrases where speech is understood. */
export function menuBehaviour(node: NodeOfKind<"menu">, { flow }: PreparedFlow): Behaviour {
  const question: Question = node;
  const ports = new Map(node.options.map(({ key }) => [key, `key:${key}`]));
  const phrases = phraseBook(node.options, flow.defaultLanguage);
  const choose = (run: Run, port: string | undefined): void => {
    cutPrompt(run);
    if (port === undefined) hearNoMatch(run, question);
    else leave(run, port);
  };
  return {
    enter: (run) => {
      const key = takeTypedKey(run);
      if (key === null) ask(run, question);
      else choose(run, ports.get(key));
    },
    phaseOver: (run) => {
      if (isSilence(run, question)) hearSilence(run, question);
    },
    press: (run, key) => choose(run, ports.get(key)),
    say:
      node.speechEnabled === true ? (run, words) => choose(run, said(phrases(words, run.call.language))) : ignoreWords,
    masksKeys: false,
  };
}

/** Takes the first key that was typed ahead, if there is one. */
export function takeTypedKey(run: Run): string | null {
  const { typedAhead } = run.call;
  const key = typedAhead[0];
  if (key === undefined) return null;
  run.call.typedAhead = typedAhead.slice(1);
  remark(run, "typedAhead", { key });
  return key;
}

function said(option: MenuOption | null): string | undefined {
  return option ? `key:${option.key}` : undefined;
}
