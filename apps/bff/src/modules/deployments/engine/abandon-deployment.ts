import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { DeploymentError, DeploymentRecord } from "../deployment.ts";
import { draftLeft } from "./draft-left.ts";
import { finalAudit } from "./final-audit.ts";
import type { Journal, JournalEntry } from "./journal.ts";

/**
 * Ends a deployment that cannot go on: failed where nothing was ever sent, else unknown, because nobody can look. Where it
 * had an error already, that one stays the first.
 */
export async function abandonDeployment(
  why: DeploymentError,
  { journal, surroundings }: { readonly journal: Journal; readonly surroundings: Surroundings },
): Promise<void> {
  const deployment = await journal.load();
  const writes = await journal.writes();
  const sent = writes.some((write) => write.state !== "notLanded");
  const [state, endedAt] = [sent ? ("unknown" as const) : ("failed" as const), surroundings.now()];
  const { message, ...first } = deployment.error ?? { ...why, message: "" };
  const words = [message, why.message, sent ? "Look at the vendor." : ""].filter((one) => one !== "");
  const error = { ...first, message: words.join(" ") };
  const audit = finalAudit(state, { ...deployment, error, endedAt }, { auditId: surroundings.newUuid(), writes });
  await journal.record({
    changes: { state, error, endedAt },
    ...openStep(deployment, endedAt),
    ...(sent ? draftLeft(deployment, endedAt) : {}),
    ...(audit === null ? {} : { audit }),
  });
}

/** The step that it was at, which failed now, unless one did before. */
function openStep({ steps }: DeploymentRecord, at: Date): Pick<JournalEntry, "step"> {
  const open = steps.find((step) => step.state === "pending" || step.state === "running");
  if (open === undefined || steps.some((step) => step.state === "failed")) return {};
  return { step: { name: open.name, state: "failed", at } };
}
