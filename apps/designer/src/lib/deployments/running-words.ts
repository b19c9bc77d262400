import type { Deployment } from "@tonegraph/api-contract";
import { words } from "../messages/words.ts";

/** What is going on, in the words of the button that opens it. */
export function runningWords({ kind }: Pick<Deployment, "kind">): string {
  const { running, runningBack } = words.publish.outcome;
  return kind === "rollback" ? runningBack : running;
}
