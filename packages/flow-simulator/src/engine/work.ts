import type { CallEvent } from "../call-event.ts";
import { behaviourOf } from "./behaviour-of.ts";
import type { Behaviour, Block } from "./block.ts";
import { MAX_CALL_MS, stopAtBound, takeTurn } from "./bound.ts";
import { countKey } from "./count-key.ts";
import { endCall } from "./end-call.ts";
import { cutPrompt } from "./play.ts";
import type { Run } from "./run.ts";

/** The time between the keys of one `press`: somebody who types fast but not by machine. Milliseconds. */
export const KEY_GAP_MS = 300;

/** Lets an event happen to a call at rest, and everything that follows from it up to the next rest. */
export function happen(run: Run, event: CallEvent): void {
  const { call } = run;
  if ("pass" in event) return endPhase(run);
  const moment = Math.max(call.atMs, call.sinceMs + (event.afterMs ?? 0));
  if (!reach(run, moment)) {
    run.unreached = event;
    return;
  }
  if ("press" in event) press(run, event.press);
  else if ("say" in event) say(run, event.say);
  else if ("hangUp" in event) hangUp(run);
  else waitInVain(run);
}

/** Walks on until the call rests or has ended. */
export function settle(run: Run): void {
  for (let block = run.entering; block !== null; block = run.entering) {
    run.entering = null;
    if (!takeTurn(run)) return;
    enter(run, block);
  }
}

function enter(run: Run, block: Block): void {
  const { call } = run;
  run.block = block;
  call.nodeId = block.id;
  call.visits += 1;
  call.noInputs = 0;
  call.noMatches = 0;
  call.digits = "";
  call.promptId = null;
  call.nextPrompts = [];
  call.request = null;
  if (block.node.done === true) call.done = true;
  const { atMs, within } = call;
  run.effects?.push({ kind: "enter", atMs, nodeId: block.id, within });
  run.observer?.enter?.(block.id, atMs, within);
  behaviour(run).enter(run);
}

/** Lets time go on to a moment; phases that end before it end. Says whether the call is still going on then. */
function reach(run: Run, moment: number): boolean {
  while (run.call.phase !== "ended" && run.call.untilMs < moment) endPhase(run);
  if (run.call.phase === "ended") return false;
  run.call.atMs = moment;
  return true;
}

function endPhase(run: Run): void {
  const { call } = run;
  if (call.phase === "ended") return;
  call.atMs = Math.max(call.atMs, Math.min(call.untilMs, MAX_CALL_MS));
  if (call.untilMs > MAX_CALL_MS) return stopAtBound(run, { what: "time", limit: MAX_CALL_MS });
  behaviour(run).phaseOver(run);
  settle(run);
}

function press(run: Run, keys: string): void {
  const begin = run.call.atMs;
  run.followingKeys = keys;
  for (let place = 0; run.followingKeys !== ""; place += 1) {
    if (!reach(run, Math.max(run.call.atMs, begin + place * KEY_GAP_MS))) return;
    const key = run.followingKeys[0] ?? "";
    run.followingKeys = run.followingKeys.slice(1);
    countKey(run, key, behaviour(run).masksKeys);
    behaviour(run).press(run, key);
    settle(run);
  }
}

function say(run: Run, words: string): void {
  const { atMs, nodeId } = run.call;
  run.effects?.push({ kind: "say", atMs, nodeId, words });
  behaviour(run).say(run, words);
  settle(run);
}

function hangUp(run: Run): void {
  cutPrompt(run);
  endCall(run, "hungUp");
}

function waitInVain(run: Run): void {
  for (;;) {
    const { phase, nextPrompts } = run.call;
    endPhase(run);
    if (phase !== "listening" || nextPrompts.length === 0) return;
  }
}

function behaviour(run: Run): Behaviour {
  const { block } = run;
  block.behaviour ??= behaviourOf(block.node, run.flow);
  return block.behaviour;
}
