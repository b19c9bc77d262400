import { applyCommand, type Command, type Flow, type Problem, type SimpleCommand } from "@tonegraph/flow-model";
import type { Validator } from "./create-validator.ts";
import { splitIgnored } from "./split-ignored.ts";
import { idsWritten, mergeCommands } from "./merge-commands.ts";

/** What mends all that one rule found: the commands in their order, and how many fixes they are. */
export interface FixedAll {
  readonly commands: readonly SimpleCommand[];
  readonly count: number;
}

/** Fixes that build on each other need a round each; a flow with a longer chain keeps the rest for the next time. */
const MOST_ROUNDS = 50;
/** A step with more commands would hold up whoever applies it; the rest is kept for the next time. */
const MOST_COMMANDS = 500;

/**
 * Mends everything that one rule found and offers a fix for, except what the flow ignores. Fixes that write to different
 * things are taken at once; where two write to the same, the flow is judged again between them, so that each fix is made
 * for the flow that it meets. Never more fixes than there were at first, so that fixes that undo each other come to an end.
 */
export function fixAll(flow: Flow, code: string, validator: Validator): FixedAll {
  const commands: SimpleCommand[] = [];
  let present = flow;
  let left = Infinity;
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS && left > 0 && commands.length < MOST_COMMANDS; round += 1) {
    const found = fixesFor(present, code, validator);
    left = Math.min(left, found.length);
    const taken = firstThatFit(present, [takeApart(found.slice(0, left)), found.slice(0, 1)]);
    if (taken === null) break;
    commands.push(...taken.commands);
    present = taken.flow;
    count += taken.count;
    left -= taken.count;
  }
  return { commands, count };
}

function fixesFor(flow: Flow, code: string, validator: Validator): Command[] {
  const { shown } = splitIgnored(validator.validate(flow), flow);
  const found: readonly Problem[] = shown.filter((problem) => problem.code === code);
  return found.flatMap(({ fix }) => (fix ? [fix] : []));
}

/** Those fixes, in their order, that write to nothing which one before them writes to. */
function takeApart(fixes: readonly Command[]): Command[] {
  const written = new Set<string>();
  const taken = fixes.filter((fix) => {
    const ids = idsWritten(fix);
    if (ids.some((id) => written.has(id))) return false;
    for (const id of ids) written.add(id);
    return true;
  });
  const areFew = mergeCommands(taken).length <= MOST_COMMANDS;
  return areFew ? taken : taken.slice(0, MOST_COMMANDS);
}

/** The first of these choices that the flow takes as one step. */
function firstThatFit(flow: Flow, choices: readonly Command[][]): (FixedAll & { readonly flow: Flow }) | null {
  for (const fixes of choices) {
    const commands = mergeCommands(fixes);
    if (commands.length === 0) continue;
    const applied = applyCommand(flow, { type: "batch", label: "", commands });
    if (applied.ok) return { commands, count: fixes.length, flow: applied.value.flow };
  }
  return null;
}
