import type { Command, SimpleCommand } from "@tonegraph/flow-model";

/** The ids of everything that a command names as its own business; the target of a connection is only read. */
export function idsWritten(command: Command): readonly string[] {
  if (command.type === "batch") return [...new Set(command.commands.flatMap(idsWritten))];
  const ids: string[] = [];
  if ("nodeId" in command) ids.push(command.nodeId);
  if ("nodeIds" in command) ids.push(...command.nodeIds);
  if ("connectionId" in command) ids.push(command.connectionId);
  if ("connectionIds" in command) ids.push(...command.connectionIds);
  if ("connection" in command) ids.push(command.connection.source);
  if ("promptId" in command) ids.push(command.promptId);
  if ("newConnectionId" in command) ids.push(command.newConnectionId);
  // What has no id of its own, such as a setting of the flow, is one thing for all.
  return ids.length > 0 ? ids : [command.type];
}

/** The same commands in their order, without batches, neighbours that remove things made one: many are then as quick as one. */
export function mergeCommands(commands: readonly Command[]): SimpleCommand[] {
  const runs: [SimpleCommand, ...SimpleCommand[]][] = [];
  for (const command of commands.flatMap((one) => (one.type === "batch" ? one.commands : [one]))) {
    const run = runs.at(-1);
    if (run && canJoin(run[0], command)) run.push(command);
    else runs.push([command]);
  }
  return runs.map(joined);
}

function canJoin(before: SimpleCommand, next: SimpleCommand): boolean {
  if (before.type === "removeNodes" && next.type === "removeNodes") return !before.heal && !next.heal;
  return before.type === "disconnect" && next.type === "disconnect";
}

function joined(run: readonly [SimpleCommand, ...SimpleCommand[]]): SimpleCommand {
  const [first] = run;
  if (run.length === 1) return first;
  if (first.type === "removeNodes") {
    return { ...first, nodeIds: unique(run.flatMap((one) => (one.type === "removeNodes" ? one.nodeIds : []))) };
  }
  if (first.type !== "disconnect") return first;
  return {
    ...first,
    connectionIds: unique(run.flatMap((one) => (one.type === "disconnect" ? one.connectionIds : []))),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
