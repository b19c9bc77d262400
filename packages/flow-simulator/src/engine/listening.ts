import type { NoInput, NoMatch, PromptId } from "@tonegraph/flow-model";
import { takeTurn } from "./bound.ts";
import { leave } from "./leave.ts";
import { play } from "./play.ts";
import { remark } from "./remark.ts";
import { rest } from "./rest.ts";
import type { Run } from "./run.ts";

/** What a block that listens says, how long it waits, and how often it asks again. */
export interface Question {
  readonly promptId: PromptId;
  readonly noInput: NoInput;
  /** Absent where a wrong key counts as silence. */
  readonly noMatch?: NoMatch;
}

/** Asks: plays the prompts one after the other, listening from the first word, then waits for the time-out. */
export function ask(run: Run, question: Question, prompts: readonly PromptId[] = [question.promptId]): void {
  run.call.nextPrompts = prompts;
  run.call.digits = "";
  playNext(run, question);
}

/** A phase of listening ended by itself: the next prompt, or the time-out. Says whether the caller has been silent. */
export function isSilence(run: Run, question: Question): boolean {
  if (run.call.nextPrompts.length === 0) return true;
  playNext(run, question);
  return false;
}

/** The caller said nothing: asks again, or leaves by `noInput`. */
export function hearSilence(run: Run, question: Question): void {
  const { call } = run;
  const { noInput } = question;
  call.noInputs += 1;
  run.effects?.push({ kind: "silence", atMs: call.atMs, nodeId: call.nodeId, attempt: call.noInputs });
  if (call.noInputs > noInput.maxRepeats) return leave(run, "noInput");
  askAgain(run, question, noInput.promptId);
}

/** The caller pressed or said what is not offered: asks again, or leaves by `noMatch`, without one by `noInput`. */
export function hearNoMatch(run: Run, question: Question): void {
  const { call } = run;
  const { noMatch, noInput } = question;
  if (noMatch) call.noMatches += 1;
  else call.noInputs += 1;
  const attempt = noMatch ? call.noMatches : call.noInputs;
  run.effects?.push({ kind: "noMatch", atMs: call.atMs, nodeId: call.nodeId, attempt });
  if (attempt > (noMatch ?? noInput).maxRepeats) return leave(run, noMatch ? "noMatch" : "noInput");
  askAgain(run, question, (noMatch ?? noInput).promptId);
}

/** What was typed ahead was typed for another question. */
export function dropTypedAhead(run: Run): void {
  const { typedAhead } = run.call;
  if (typedAhead === "") return;
  run.call.typedAhead = "";
  remark(run, "inputIgnored", { what: "typedAhead", key: typedAhead });
}

function askAgain(run: Run, question: Question, own: PromptId | undefined): void {
  dropTypedAhead(run);
  if (!takeTurn(run)) return;
  ask(run, question, own === undefined || own === "" ? [question.promptId] : [own, question.promptId]);
}

function playNext(run: Run, { noInput }: Question): void {
  const { call } = run;
  for (;;) {
    const [promptId, ...following] = call.nextPrompts;
    call.nextPrompts = following;
    const ms = promptId === undefined ? 0 : play(run, promptId);
    if (following.length === 0) {
      rest(run, "listening", ms + Math.max(0, noInput.timeoutMs));
      run.effects?.push({ kind: "listen", atMs: call.atMs, nodeId: call.nodeId, untilMs: call.untilMs });
      return;
    }
    if (ms > 0) return rest(run, "listening", ms);
  }
}
