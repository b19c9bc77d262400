import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { DeploymentError } from "../deployment.ts";
import { finalAudit } from "./final-audit.ts";
import type { Journal } from "./journal.ts";

/** Ends a deployment that cannot go on: failed where nothing was ever sent, else unknown, because nobody can look. */
export async function abandonDeployment(
  error: DeploymentError,
  { journal, surroundings }: { readonly journal: Journal; readonly surroundings: Surroundings },
): Promise<void> {
  const deployment = await journal.load();
  const writes = await journal.writes();
  const sent = writes.some((write) => write.state !== "notLanded");
  const [state, endedAt] = [sent ? ("unknown" as const) : ("failed" as const), surroundings.now()];
  const audit = finalAudit(state, { ...deployment, error, endedAt }, { auditId: surroundings.newUuid(), writes });
  await journal.record({ changes: { state, error, endedAt }, ...(audit === null ? {} : { audit }) });
}
