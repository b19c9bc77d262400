import type { Command } from "./commands/command.ts";
import type { ConnectionId, Language, NodeId, PromptId } from "./ids.ts";
import type { Json } from "./json.ts";

/** How bad a finding is: errors block publishing, warnings and infos do not. */
export type Severity = "error" | "warning" | "info";

/** Where a finding is. `pointer` is a JSON pointer into the flow document (RFC 6901). */
export interface ProblemPlace {
  readonly nodeId?: NodeId;
  readonly connectionId?: ConnectionId;
  readonly promptId?: PromptId;
  readonly language?: Language;
  readonly pointer?: string;
}

/** A finding of validation. `code` is the rule's file name; `params` fill the rule's message. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly at: ProblemPlace;
  readonly params: Readonly<Record<string, Json>>;
  readonly related: readonly NodeId[];
  readonly fix?: Command;
}
