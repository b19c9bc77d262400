// Carries one deployment from where it stands to a final state. Every step is written down before it acts and after;
// a process that dies anywhere leaves a record from which another one goes on.
import { assertNever, hashJson } from "@tonegraph/flow-model";
import { DEPLOYMENT_STEPS, type DeploymentStep } from "@tonegraph/vendor-kit";
import { CREATION_LOST } from "../lost-creation.ts";
import { isFinal, type DeploymentError, type DeploymentRecord, type FinalState } from "../deployment.ts";
import { abandonDeployment } from "./abandon-deployment.ts";
import { activateFlow } from "./activate-flow.ts";
import { askPatiently } from "./ask-patiently.ts";
import type { EngineWorld, StepContext } from "./engine-world.ts";
import { draftLeft } from "./draft-left.ts";
import { failedAt } from "./failed-at.ts";
import { finalAudit } from "./final-audit.ts";
import type { JournalEntry } from "./journal.ts";
import { compileFlow, validateFlow } from "./prepare-flow.ts";
import type { StepOutcome } from "./step-outcome.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import { undoChanges } from "./undo-changes.ts";
import { uploadArtefact } from "./upload-artefact.ts";
import { fromVendorError } from "./vendor-failure.ts";
import { verifyLive } from "./verify-live.ts";

const MAX_STEP_ATTEMPTS = 10;

/** Runs until the deployment has ended, or until the process is to stop. Throws LeaseLost when another worker has it, Interrupted when nobody waits. */
export async function runDeployment(world: EngineWorld, isStopping: () => boolean = () => false): Promise<void> {
  world.crashPoint("queued", "before");
  while (!isStopping() && !world.journal.hasEnded()) {
    const deployment = await world.journal.load();
    if (isFinal(deployment.state)) return;
    const context = { ...world, deployment };
    if (deployment.state === "rollingBack") {
      await undo(context);
      continue;
    }
    const open = deployment.steps.find((step) => step.state === "pending" || step.state === "running");
    const name = DEPLOYMENT_STEPS.find((step) => step === open?.name);
    if (name === undefined) throw new Error(`deployment ${deployment.id} has no step left and has not ended`);
    if (open !== undefined && open.attempts >= MAX_STEP_ATTEMPTS) {
      const message = "This step was tried again and again without coming to an end.";
      await abandonDeployment(failedAt(name, { code: "internal-error", message }, world), world);
      return;
    }
    await runStep(name, context);
  }
}

async function runStep(name: DeploymentStep, context: StepContext): Promise<void> {
  const { journal, crashPoint, surroundings, descriptor } = context;
  if (name !== "verifying" && !descriptor.steps.includes(name)) {
    await journal.record({ step: { name, state: "skipped", at: surroundings.now() } });
    return;
  }
  const at = surroundings.now();
  await journal.record({ changes: { state: name, startedAt: at }, step: { name, state: "running", at } });
  if (name !== "uploading") crashPoint(name, "before");
  const outcome = await RUNNERS[name]({ ...context, deployment: await journal.load() });
  if (name !== "uploading") crashPoint(name, "after");
  await writeDown(name, outcome, context);
}

const RUNNERS: Readonly<Record<DeploymentStep, (context: StepContext) => Promise<StepOutcome>>> = {
  authenticating: signIn,
  snapshotting: takeSnapshot,
  uploading: uploadArtefact,
  validating: validateFlow,
  compiling: compileFlow,
  activating: activateFlow,
  verifying: verifyLive,
};

async function signIn(world: StepContext): Promise<StepOutcome> {
  const answer = await askPatiently(() => world.client.signIn(), world);
  return answer.ok ? { kind: "done" } : { kind: "failed", error: fromVendorError(answer.error) };
}

async function writeDown(name: DeploymentStep, outcome: StepOutcome, context: StepContext): Promise<void> {
  const at = context.surroundings.now();
  switch (outcome.kind) {
    case "done": {
      const { changes = {}, audit } = outcome;
      const step = { name, state: outcome.kind, at };
      return context.journal.record({ changes, step, ...(audit === undefined ? {} : { audit }) });
    }
    case "skipped":
      return context.journal.record({ step: { name, state: outcome.kind, at } });
    case "live": {
      const deployment = await context.journal.load();
      const { warning } = outcome;
      const changes = warning === undefined ? {} : { warnings: [...deployment.warnings, warning] };
      return end("live", { changes, step: { name, state: "done", at }, live: liveNow(deployment, at) }, context);
    }
    case "failed": {
      const error = failedAt(name, outcome.error, context);
      return end("failed", { changes: { error }, step: failedStep(name, error, at) }, context);
    }
    case "unknown": {
      // Of a flow whose creation was lost nobody knows the id: what stands in the record is that of the one before.
      const isKnown = outcome.error.code !== CREATION_LOST;
      const kept = isKnown ? draftLeft(await context.journal.load(), at) : {};
      const error = failedAt(name, outcome.error, context);
      return end("unknown", { ...kept, changes: { error }, step: failedStep(name, error, at) }, context);
    }
    case "undo": {
      const error = failedAt(name, outcome.error, context);
      return context.journal.record({
        changes: { state: "rollingBack", error },
        step: failedStep(name, error, at),
      });
    }
    default:
      return assertNever(outcome);
  }
}

async function undo(context: StepContext): Promise<void> {
  const outcome = await undoChanges(context);
  switch (outcome.kind) {
    case "rolledBack":
      return end("rolledBack", {}, context);
    case "unknown": {
      const kept = draftLeft(context.deployment, context.surroundings.now());
      return end("unknown", { ...kept, changes: { error: outcome.error } }, context);
    }
    case "leftBehind": {
      const { externalId, hash, error } = outcome;
      // Where the former flow stays in service, that one is what is live.
      if (context.deployment.captured === "copy") return end("failed", { changes: { error } }, context);
      const since = context.surroundings.now();
      const live = { externalId, hash, version: null, deploymentId: context.deployment.id, since };
      return end("failed", { changes: { error }, live }, context);
    }
    default:
      return assertNever(outcome);
  }
}

async function end(state: FinalState, entry: JournalEntry, context: StepContext): Promise<void> {
  const { journal, crashPoint, surroundings } = context;
  const endedAt = surroundings.now();
  const changes = { ...entry.changes, state, endedAt };
  const facts = {
    auditId: surroundings.newUuid(),
    writes: await journal.writes(),
    payloadHash: hashJson(context.artefact),
  };
  const deployment = await journal.load();
  const error = entry.changes?.error ?? deployment.error;
  const audit = finalAudit(state, { ...deployment, error, endedAt }, facts);
  crashPoint("finishing", "before");
  await journal.record({ ...entry, changes, ...(audit === null ? {} : { audit }) });
  crashPoint("finishing", "after");
}

function liveNow(deployment: DeploymentRecord, since: Date): NonNullable<JournalEntry["live"]> {
  const { externalId, version, artefactHash: hash, id } = deployment;
  if (externalId === null) throw new Error("a live deployment without the vendor's id");
  return { externalId, version, hash, deploymentId: id, since };
}

function failedStep(name: string, error: DeploymentError, at: Date): NonNullable<JournalEntry["step"]> {
  const words = error.vendorMessage;
  return { name, state: "failed", at, ...(words === undefined ? {} : { vendorMessage: words }) };
}
