import { parseCommand, type Command, type SimpleCommand } from "@tonegraph/flow-model";

/** A change that somebody wants to try; it travels with the navigation to the designer, not in the address. */
export interface AdvisedChange {
  readonly title: string;
  readonly commands: readonly unknown[];
}

/** The change as one command, so that one undo takes it back; null where it is none of this version's commands. */
export function advisedCommand({ title, commands }: AdvisedChange): Command | null {
  const parsed = commands.map((command) => parseCommand(command));
  const simple = parsed.flatMap((command): readonly SimpleCommand[] => {
    if (!command.ok) return [];
    return command.value.type === "batch" ? command.value.commands : [command.value];
  });
  if (simple.length === 0 || parsed.some((command) => !command.ok)) return null;
  return { type: "batch", label: title, commands: [...simple] };
}
