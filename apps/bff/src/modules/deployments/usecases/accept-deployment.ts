// The common half of publishing and rolling back: decides whether a candidate may be deployed, and writes the deployment
// down. What was decided on is compared again inside the transaction, because the vendor is asked outside of it.
import type { ScheduleRequest } from "@tonegraph/api-contract";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { DEPLOYMENT_STEPS, type ActivationWindow } from "@tonegraph/vendor-kit";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { sameWindow } from "../../../kernel/flow-service.ts";
import { contentHashOf, onlyServiceChanged, saidOf, type LiveReading } from "../../../kernel/live-reader.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { VendorAccount } from "../../../kernel/vendor-accounts.ts";
import { refuseUnapproved } from "../approval-needed.ts";
import { artefactKeyOf } from "../artefact-key.ts";
import type { Candidate } from "../candidate.ts";
import type { DeploymentStorage } from "../ports.ts";
import { mayGiveWay, supersedeQueued, type Successor } from "../supersede-queued.ts";
import type { PlanDependencies } from "./plan-deployment.ts";

export interface AcceptDependencies extends PlanDependencies {
  readonly storage: DeploymentStorage;
  readonly surroundings: Surroundings;
  /** Told of a new deployment, so that an idle worker need not wait for its next look. */
  readonly onAccepted: () => void;
}

/** A request to deploy, as publishing and rolling back have it in common. */
export interface DeployRequest {
  readonly actor: Actor;
  readonly flowId: string;
  readonly tenantId: string;
  readonly note?: string | undefined;
  readonly guard?: boolean | undefined;
  readonly overDrift?: string | undefined;
  /** When the vendor is to open and close the flow. */
  readonly window?: ActivationWindow | undefined;
  /** When it is to begin, and when what was live comes back; absent: now, for good. */
  readonly schedule?: ScheduleRequest | undefined;
  /**
   * The deployment that is to be live still; absent: whatever is live is replaced. A request that says so takes nobody's
   * place who waits to begin.
   */
  readonly onlyWhileLive?: string | undefined;
  readonly idempotencyKey: string;
  readonly requestHash: string;
}

/** What is to be deployed. */
export interface Accepted {
  readonly kind: "publish" | "rollback";
  readonly candidate: Candidate & { readonly version: number };
  readonly account: VendorAccount;
  readonly reading: LiveReading;
}

const MAX_LOOKS = 5;
const IN_PROGRESS = fault(
  "deployment-in-progress",
  "This flow is being published to this tenant right now. Wait until that has ended.",
);

/** Speaks against a deployment before anything is stored; null when nothing does. */
export function objection(
  { candidate, reading }: { readonly candidate: Candidate; readonly reading: LiveReading },
  { overDrift, window }: Pick<DeployRequest, "overDrift" | "window">,
): ReturnType<typeof fault> | null {
  const liveHash = contentHashOf(reading.content);
  // Before the first publish, what already is what we would write is nobody else's.
  const isOurs = reading.record === null && liveHash === candidate.hash;
  if (reading.drift === "drifted" && !isOurs && overDrift !== liveHash) {
    return fault("drifted", driftWords(reading), { extra: { liveHash } });
  }
  if (reading.drift === "drifted" || !isLive(candidate.hash, reading)) return null;
  if (!sameWindow(window ?? null, reading.service?.window ?? null)) return null;
  return fault("nothing-changed", "What is live on this tenant already equals this. There is nothing to publish.");
}

/** What a failed first publish left is no version and may equal this; only a publish that ends well makes it one. */
function isLive(hash: string, { record }: LiveReading): boolean {
  return record !== null && record.version !== null && record.hash === hash;
}

function driftWords(reading: LiveReading): string {
  const change = saidOf(reading);
  if (onlyServiceChanged(reading)) {
    return `${change} What callers would hear is as it was published. Choose to overwrite that to publish all the same.`;
  }
  if (reading.content.kind === "absent" && change !== "") return `${change} Choose to overwrite that first.`;
  const whose =
    reading.record === null
      ? "The flow that the vendor holds there was never published from here."
      : "Somebody changed the flow at the vendor since it was published from here.";
  const all = [whose, change].filter(Boolean);
  return `${all.join(" ")} Look at the difference, then choose to overwrite it.`;
}

/**
 * Runs a request under its key: an earlier acceptance is answered again, and so is one that came first while this one was
 * being looked at. `moved` looks once more.
 */
export async function withKey(
  request: DeployRequest,
  { storage }: AcceptDependencies,
  work: () => Promise<Result<string, ApiFault | "moved">>,
): Promise<Result<string, ApiFault>> {
  for (let look = 1; look <= MAX_LOOKS; look += 1) {
    const former = await replay(request, storage);
    if (former !== null) return former;
    const result = await work();
    if (result.ok) return result;
    if (result.error !== "moved") return (await replay(request, storage)) ?? err(result.error);
  }
  return fault("deployment-in-progress", "This flow is being changed or published by others right now. Try again.");
}

async function replay(
  { actor, idempotencyKey, requestHash }: DeployRequest,
  storage: DeploymentStorage,
): Promise<Result<string, ApiFault> | null> {
  const found = await storage.in(actor.workspaceId).findKey(idempotencyKey);
  if (found === null) return null;
  if (found.requestHash === requestHash) return ok(found.deploymentId);
  return fault(
    "idempotency-key-reused",
    "This Idempotency-Key was sent before with another request. Use a new key for a new request.",
  );
}

/** Says at once when another deployment runs; the index says it again when two come at the same moment. */
export async function refuseWhileActive(
  { actor, flowId, tenantId }: Pick<DeployRequest, "actor" | "flowId" | "tenantId">,
  successor: Successor,
  storage: DeploymentStorage,
): Promise<Result<null, ApiFault>> {
  const store = storage.in(actor.workspaceId);
  const id = await store.findActive({ flowId, tenantId });
  const active = id === null ? null : await store.find(id);
  return active === null || mayGiveWay(active, successor) ? ok(null) : IN_PROGRESS;
}

/** Writes the deployment down. `moved`: what is live, or the key, has changed since it was looked at; look again. */
export async function accept(
  request: DeployRequest,
  accepted: Accepted,
  { storage, surroundings, onAccepted }: AcceptDependencies,
): Promise<Result<string, ApiFault | "moved">> {
  const { actor, flowId, tenantId, idempotencyKey: key, requestHash } = request;
  const place = { flowId, tenantId };
  const [id, createdAt] = [surroundings.newId("deployment"), surroundings.now()];
  const result = await storage.transaction<string, ApiFault | "moved">(actor.workspaceId, async (store) => {
    await store.lockPlace(place);
    const { candidate, account, kind } = accepted;
    const unapproved = await refuseUnapproved({ ...place, kind, version: candidate.version, by: actor.id }, store);
    if (unapproved !== null) return unapproved;
    const artefactKey = artefactKeyOf({ flowId, version: candidate.version }, account, candidate.context.flows);
    await store.addArtefact(artefactKey, { artefact: candidate.artefact, hash: candidate.hash, createdAt });
    if ((await store.findArtefact(artefactKey))?.hash !== candidate.hash) return err("moved");
    const deployment = { ...toDeployment(request, accepted), id, createdAt };
    const successor = successorOf(request, { kind, version: candidate.version });
    if (!(await supersedeQueued({ place, successor, actor, at: createdAt }, store))) return IN_PROGRESS;
    if (!(await store.insert(deployment, DEPLOYMENT_STEPS))) return IN_PROGRESS;
    // Only now, while our row keeps every other deployment of the place from beginning: one that ran until the row went in
    // has ended by now, and what it made live is not what was looked at.
    if ((await store.findLive(place))?.deploymentId !== accepted.reading.record?.deploymentId) return err("moved");
    if (!(await store.addKey({ key, requestHash, deploymentId: id, createdAt }))) return err("moved");
    await store.announce(id);
    const details = { deploymentId: id, tenantId, kind, version: candidate.version, overDrift: deployment.overDrift };
    await store.appendAudit({ at: createdAt, actor: actor.id, action: "DEPLOY_START", flowId, details });
    return ok(id);
  });
  if (result.ok) onAccepted();
  return result;
}

/** What may take a queued publish's place: nothing where a certain deployment is to be live still. */
export function successorOf({ onlyWhileLive }: Pick<DeployRequest, "onlyWhileLive">, wanted: Successor): Successor {
  return onlyWhileLive === undefined ? wanted : { ...wanted, kind: "rollback" };
}

function toDeployment(request: DeployRequest, { candidate, account, kind, reading }: Accepted) {
  return {
    flowId: request.flowId,
    tenantId: request.tenantId,
    kind,
    version: candidate.version,
    dialect: account.dialect,
    artefactHash: candidate.hash,
    note: request.note ?? "",
    guard: request.guard ?? null,
    overDrift: reading.drift === "drifted" ? (request.overDrift ?? null) : null,
    expectedHash: reading.record?.hash ?? null,
    externalId: reading.externalId,
    connectionCount: Object.keys(candidate.flow.connections).length,
    window: request.window ?? null,
    schedule: null,
    createdBy: request.actor.id,
  };
}
