import {
  applyCommand,
  touchedBy,
  type Flow,
  type FlowPatch,
  type Problem,
  type SimpleCommand,
} from "@tonegraph/flow-model";
import type { Validator } from "./create-validator.ts";
import { splitIgnored } from "./split-ignored.ts";

/** What mends all that one rule found: the commands in their order, and how many fixes they are. */
export interface FixedAll {
  readonly commands: readonly SimpleCommand[];
  readonly count: number;
}

/** Fixes that build on each other need a round each; a flow with a longer chain keeps the rest for the next time. */
const MOST_ROUNDS = 50;

/**
 * Mends everything that one rule found and offers a fix for, except what the flow ignores. Fixes that touch different
 * things are taken at once; where two touch the same, the flow is judged again between them, so that each fix is made for
 * the flow that it meets. Never more fixes than there were at first, so that fixes that undo each other come to an end.
 */
export function fixAll(flow: Flow, code: string, validator: Validator): FixedAll {
  const commands: SimpleCommand[] = [];
  let present = flow;
  let left = Infinity;
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS && left > 0; round += 1) {
    const found = fixable(present, code, validator);
    left = Math.min(left, found.length);
    const taken = takeApart(present, found.slice(0, left));
    if (taken.count === 0) break;
    commands.push(...taken.commands);
    present = taken.flow;
    count += taken.count;
    left -= taken.count;
  }
  return { commands, count };
}

function fixable(flow: Flow, code: string, validator: Validator): Problem[] {
  const { shown } = splitIgnored(validator.validate(flow), flow);
  return shown.filter((problem) => problem.code === code && problem.fix !== undefined);
}

/** Applies those fixes, in their order, that touch nothing which one before them has touched. */
function takeApart(base: Flow, problems: readonly Problem[]): FixedAll & { readonly flow: Flow } {
  const touched = new Set<string>();
  const commands: SimpleCommand[] = [];
  let flow = base;
  let count = 0;
  for (const { fix } of problems) {
    if (!fix) continue;
    const alone = applyCommand(base, fix);
    if (!alone.ok) continue;
    const parts = partsTouched(alone.value.patches);
    if (parts.some((part) => touched.has(part))) continue;
    const applied = applyCommand(flow, fix);
    if (!applied.ok) continue;
    for (const part of parts) touched.add(part);
    commands.push(...(fix.type === "batch" ? fix.commands : [fix]));
    flow = applied.value.flow;
    count += 1;
  }
  return { commands, count, flow };
}

function partsTouched(patches: readonly FlowPatch[]): readonly string[] {
  const { nodeIds, connectionIds, promptIds, noteIds, fields } = touchedBy(patches);
  return [...nodeIds, ...connectionIds, ...promptIds, ...noteIds, ...fields.map((field) => `/${field}`)];
}
