import { ABSENT_HASH } from "../../../kernel/live-reader.ts";
import type { DeploymentError } from "../deployment.ts";
import { askPatiently } from "./ask-patiently.ts";
import { createContent } from "./create-content.ts";
import type { StepContext } from "./engine-world.ts";
import { readOnce } from "./read-back.ts";
import { stepAudit } from "./step-audit.ts";
import type { StepOutcome } from "./step-outcome.ts";
import { drifted } from "./take-snapshot.ts";
import { fromVendorError } from "./vendor-failure.ts";
import { writeContent, type WantedContent } from "./write-content.ts";

/**
 * Sends the artefact. Where contents are written in place: as a new flow where the vendor had none, else over the captured
 * copy and nothing but that. Where each content is a flow of its own: as a new flow, unless one that was live before still
 * holds it.
 */
export async function uploadArtefact(world: StepContext): Promise<StepOutcome> {
  const { journal, descriptor, deployment, converter, artefact } = world;
  const writes = await journal.writes();
  if (writes.some((sent) => sent.operation === "create" && sent.state === "landed")) return created(deployment, world);
  if (writes.length === 0) {
    const refused = await refusalBefore(world);
    if (refused !== null) return { kind: "failed", error: refused };
  }
  if (descriptor.capabilities.versioning === "newFlow") return uploadNewFlow(world, writes.length > 0);
  if (deployment.captured !== "none") return replace(world);
  const ownId = converter.externalIdOf?.(artefact);
  return ownId !== undefined && ownId === deployment.externalId ? createUnder(ownId, world) : create(world);
}

/** Why nothing may be written; null where it may. Approvals may be withdrawn until something is. */
async function refusalBefore(world: StepContext): Promise<DeploymentError | null> {
  const unapproved = await world.journal.unapproved();
  if (unapproved !== null) return unapproved;
  const preflight = world.client.preflight?.bind(world.client);
  if (preflight === undefined) return null;
  const checked = await askPatiently(() => preflight(world.artefact), world);
  return checked.ok ? null : fromVendorError(checked.error);
}

async function uploadNewFlow(world: StepContext, begun: boolean): Promise<StepOutcome> {
  const home = begun ? null : await findHome(world);
  return home === null ? create(world) : { kind: "done", changes: { externalId: home, adopted: true } };
}

/** A flow of an earlier deployment that still holds exactly this content; not for a content that has a window. */
async function findHome(world: StepContext): Promise<string | null> {
  const { window, formerExternalId, artefactHash } = world.deployment;
  if (window !== null) return null;
  for (const id of await world.journal.formerHomes()) {
    if (id === formerExternalId) continue;
    const content = await readOnce(id, world);
    if (content.kind === "present" && content.hash === artefactHash) return id;
  }
  return null;
}

async function create(world: StepContext): Promise<StepOutcome> {
  const outcome = await createContent(world.artefact, world);
  switch (outcome.kind) {
    case "created":
      return created(outcome, world);
    case "refused":
      return { kind: "failed", error: outcome.error };
    case "lost":
      return { kind: "unknown", error: outcome.error };
  }
}

/** Makes a flow under an id of ours: an answer that is lost can be read. */
function createUnder(externalId: string, world: StepContext): Promise<StepOutcome> {
  return write(
    {
      operation: "create",
      externalId,
      from: new Set([ABSENT_HASH]),
      send: (client, options) => client.create(world.artefact, options),
    },
    world,
  );
}

function replace(world: StepContext): Promise<StepOutcome> {
  const { externalId, capturedHash } = world.deployment;
  if (externalId === null || capturedHash === null) throw new Error("a replacement without a captured copy");
  return write(
    {
      operation: "replace",
      externalId,
      from: new Set([capturedHash]),
      send: (client, options) => client.replace(externalId, world.artefact, options),
    },
    world,
  );
}

async function write(wanted: Omit<WantedContent, "wantedHash">, world: StepContext): Promise<StepOutcome> {
  const { artefactHash: wantedHash, window } = world.deployment;
  const outcome = await writeContent({ ...wanted, wantedHash, window }, world);
  switch (outcome.kind) {
    case "landed":
      return wanted.operation === "create" ? created(wanted, world) : { kind: "done" };
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

function created({ externalId }: { readonly externalId: string | null }, world: StepContext): StepOutcome {
  return { kind: "done", ...(externalId === null ? {} : { audit: stepAudit("CREATE", externalId, world) }) };
}

function changedMeanwhile(seenHash: string): DeploymentError {
  return {
    code: "changed-meanwhile",
    message:
      "The vendor holds neither the former content nor ours: somebody changed the flow while it was published. Nothing was overwritten.",
    seenHash,
  };
}
