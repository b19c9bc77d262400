import type { DeploymentError } from "../deployment.ts";
import { createContent } from "./create-content.ts";
import type { StepContext } from "./engine-world.ts";
import type { StepOutcome } from "./step-outcome.ts";
import { drifted } from "./take-snapshot.ts";
import { writeContent } from "./write-content.ts";

/** Sends the artefact: as a new flow where the vendor had none, else over the captured copy and nothing but that. */
export async function uploadArtefact(world: StepContext): Promise<StepOutcome> {
  return world.deployment.captured === "none" ? create(world) : replace(world);
}

async function create(world: StepContext): Promise<StepOutcome> {
  const landed = (await world.journal.writes()).some(
    (write) => write.operation === "create" && write.state === "landed",
  );
  if (landed) return { kind: "done" };
  const outcome = await createContent(world.artefact, world);
  switch (outcome.kind) {
    case "created":
      return { kind: "done" };
    case "refused":
      return { kind: "failed", error: outcome.error };
    case "lost":
      return { kind: "unknown", error: outcome.error };
  }
}

async function replace(world: StepContext): Promise<StepOutcome> {
  const { externalId, capturedHash, artefactHash } = world.deployment;
  if (externalId === null || capturedHash === null) throw new Error("a replacement without a captured copy");
  const outcome = await writeContent(
    {
      operation: "replace",
      externalId,
      wantedHash: artefactHash,
      from: new Set([capturedHash]),
      send: (client, options) => client.replace(externalId, world.artefact, options),
    },
    world,
  );
  switch (outcome.kind) {
    case "landed":
      return { kind: "done" };
    case "refused":
      return { kind: "failed", error: outcome.error };
    case "foreign":
      return outcome.sent
        ? { kind: "unknown", error: changedMeanwhile(outcome.seenHash) }
        : { kind: "failed", error: drifted(outcome.seenHash) };
    case "unreadable":
      return { kind: outcome.sent ? "unknown" : "failed", error: outcome.error };
  }
}

function changedMeanwhile(seenHash: string): DeploymentError {
  return {
    code: "changed-meanwhile",
    message:
      "The vendor holds neither the former content nor ours: somebody changed the flow while it was published. Nothing was overwritten.",
    seenHash,
  };
}
