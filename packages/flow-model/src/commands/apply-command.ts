import { enablePatches, produceWithPatches } from "immer";
import type { Flow } from "../flow.ts";
import { err, ok, type Result } from "../result.ts";
import type { FlowPatch } from "./apply-flow-patches.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { Command } from "./command.ts";
import type { CommandOf, SimpleCommandType } from "./edit.ts";
import { handlers } from "./handlers.ts";
import { parseCommand } from "./parse-command.ts";

enablePatches();

/** The outcome of a command: the new flow, how to get there from the old one, and how to get back. */
export interface Applied {
  readonly flow: Flow;
  readonly patches: readonly FlowPatch[];
  readonly inverse: readonly FlowPatch[];
}

/**
 * Applies one command to a flow, or says why not and leaves everything as it was. The given flow is never changed; it and
 * the result share what is equal, and both are frozen from then on. A flow that parses still parses afterwards.
 * A command without effect gives no patches.
 */
export function applyCommand(flow: Flow, command: Command): Result<Applied, CommandFault> {
  const parsed = parseCommand(command);
  if (!parsed.ok) {
    const [first] = parsed.error;
    return err(
      commandFault("bad-command", first?.message ?? "This is not a command.", { pointer: first?.pointer ?? "" }),
    );
  }
  return parsed.value.type === "batch" ? applyBatch(flow, parsed.value) : applySimple(flow, parsed.value);
}

function applyBatch(flow: Flow, batch: Extract<Command, { type: "batch" }>): Result<Applied, CommandFault> {
  const patches: FlowPatch[] = [];
  const inverses: (readonly FlowPatch[])[] = [];
  let present = flow;
  for (const [index, command] of batch.commands.entries()) {
    const applied = applySimple(present, command);
    if (!applied.ok) return err(withinBatch(applied.error, index));
    present = applied.value.flow;
    patches.push(...applied.value.patches);
    inverses.push(applied.value.inverse);
  }
  return ok({ flow: present, patches, inverse: inverses.reverse().flat() });
}

function withinBatch(fault: CommandFault, index: number): CommandFault {
  return { ...fault, at: { ...fault.at, pointer: `/commands/${index}${fault.at.pointer ?? ""}` } };
}

function applySimple<Type extends SimpleCommandType>(
  flow: Flow,
  command: CommandOf<Type>,
): Result<Applied, CommandFault> {
  const handle = handlers[command.type];
  let fault: CommandFault | null = null;
  const [changed, patches, inverse] = produceWithPatches(flow, (draft) => {
    fault = handle({ flow, draft }, command);
  });
  return fault ? err(fault) : ok({ flow: changed, patches, inverse });
}
