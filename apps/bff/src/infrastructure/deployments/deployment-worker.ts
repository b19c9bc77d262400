// Runs deployments in the background. All that it knows is in the database: any number of workers in any number of
// processes may run beside each other, and what one leaves behind another one takes up.
import { randomUUID } from "node:crypto";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import type { Clock } from "@tonegraph/vendor-kit";
import type { FastifyBaseLogger } from "fastify";
import type { Kysely } from "kysely";
import type { Metrics } from "../../kernel/metrics.ts";
import type { Surroundings } from "../../kernel/surroundings.ts";
import type { TenantPlace, VendorAccounts } from "../../kernel/vendor-accounts.ts";
import { mustBeReadable, type DeploymentRecord } from "../../modules/deployments/deployment.ts";
import { abandonDeployment } from "../../modules/deployments/engine/abandon-deployment.ts";
import type { CrashPoint } from "../../modules/deployments/engine/crash-point.ts";
import type { EngineWorld, PublishTiming } from "../../modules/deployments/engine/engine-world.ts";
import { Interrupted } from "../../modules/deployments/engine/interruption.ts";
import { LeaseLost, openJournal, type Journal } from "../../modules/deployments/engine/journal.ts";
import { runDeployment } from "../../modules/deployments/engine/run-deployment.ts";
import { createTurns, type InTurn } from "../../modules/deployments/engine/turns.ts";
import type { DeploymentStorage } from "../../modules/deployments/ports.ts";
import type { Database } from "../database/schema.ts";
import { claimDeployment, countFault, releaseClaim, renewClaim, type Claim } from "./claims.ts";
import { endingReadsWith } from "./ending-reads.ts";

const CONCURRENT = 4;
/** What nobody expected may pass, such as a database that was away; what is still thrown the last time never will. */
const MOST_FAULTS = 10;
/** Longer than one write may take: a creation that is cut off is a question to a person. */
const STOP_WITHIN_MS = 15_000;

export interface DeploymentWorkerOptions {
  readonly db: Kysely<Database>;
  readonly storage: DeploymentStorage;
  readonly accounts: VendorAccounts;
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  readonly timing: PublishTiming;
  readonly crashPoint: CrashPoint;
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
}

/** The deployments that this process works on. */
export interface DeploymentWorker {
  start(): void;
  /** Looks for work now. */
  wake(): void;
  /** Takes nothing new and gives back what runs, after the step that it is in. */
  drain(): void;
  /** The same, and resolves when that is done, or has taken too long. */
  stop(): Promise<void>;
}

/** Makes the worker; it does nothing until it is started. */
export function createDeploymentWorker(options: DeploymentWorkerOptions): DeploymentWorker {
  const owner = randomUUID();
  const inTurn = createTurns();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let stopping = true;
  let ending = new AbortController();

  async function look(): Promise<void> {
    if (looking || stopping) return;
    looking = true;
    try {
      while (!stopping && running.size < CONCURRENT) {
        const claim = await claimDeployment(options.db, { owner, leaseMs: options.timing.leaseMs });
        if (claim === null) break;
        const work = carryOut(claim, options, { isStopping: () => stopping, stopped: ending.signal, inTurn }).finally(
          () => {
            running.delete(work);
            wake();
          },
        );
        running.add(work);
      }
    } catch (error) {
      options.logger.error({ err: error }, "deployments cannot be claimed");
    } finally {
      looking = false;
    }
  }

  function wake(): void {
    void look();
  }

  function drain(): void {
    stopping = true;
    clearInterval(timer);
  }

  return {
    start() {
      stopping = false;
      ending = new AbortController();
      timer = setInterval(wake, options.timing.pollMs);
      wake();
    },
    wake,
    drain,
    async stop() {
      drain();
      // What only reads or waits ends now; a write is waited for.
      ending.abort();
      const patience = new Promise((done) => setTimeout(done, STOP_WITHIN_MS).unref());
      await Promise.race([Promise.all(running), patience]);
    },
  };
}

/** What the deployments of this process share. */
interface Shared {
  /** Whether what runs is to be given back after its step. */
  readonly isStopping: () => boolean;
  /** Ends what only reads or waits. */
  readonly stopped: AbortSignal;
  readonly inTurn: InTurn;
}

/** Works on one claim until its deployment has ended, the claim is lost, or the process stops. Never throws. */
async function carryOut(
  claim: Claim,
  options: DeploymentWorkerOptions,
  { isStopping, stopped, inTurn }: Shared,
): Promise<void> {
  const { db, logger, timing } = options;
  const lost = new AbortController();
  const ending = AbortSignal.any([stopped, lost.signal]);
  const journal = openJournal(claim, options.storage);
  const log = logger.child({ deploymentId: claim.id, fence: claim.fence });
  const heartbeat = setInterval(() => {
    renewClaim(db, claim).then(
      (isHeld) => (isHeld ? undefined : lost.abort()),
      (error: unknown) => log.warn({ err: error }, "a lease could not be renewed"),
    );
  }, timing.renewMs);
  try {
    const world = await prepareWorld(claim, journal, options);
    if (world !== null) await endingReadsWith(ending, () => runDeployment({ ...world, inTurn, ending }, isStopping));
    await countIfEnded(claim, journal, options);
    if (isStopping()) await releaseClaim(db, claim);
  } catch (error) {
    if (error instanceof Interrupted) await giveBack(claim, options, log);
    else if (error instanceof LeaseLost) log.info("another worker has taken this deployment over");
    else await leaveOrEnd(error, { claim, journal, options, log });
  } finally {
    clearInterval(heartbeat);
  }
}

/** What was thrown is in the log each time; at last the deployment ends, so that it is not taken up for ever. */
async function leaveOrEnd(
  error: unknown,
  {
    claim,
    journal,
    options,
    log,
  }: {
    readonly claim: Claim;
    readonly journal: Journal;
    readonly options: DeploymentWorkerOptions;
    readonly log: FastifyBaseLogger;
  },
): Promise<void> {
  log.error(
    { err: error },
    "a deployment was interrupted; it is taken up again when its lease has run out, unless that was too often",
  );
  try {
    const faults = await countFault(options.db, claim);
    if (faults === null || faults < MOST_FAULTS) return;
    log.error({ faults }, "a deployment was interrupted too often; it is ended");
    const where = { workspaceId: claim.workspaceId, tenantId: (await journal.load()).tenantId };
    const tenantName = await nameOf(where, options.accounts);
    const message = `Tenant "${tenantName}": Tonegraph met a fault of its own ${faults} times. Its log says which.`;
    await abandonDeployment({ code: "internal-error", message }, { journal, surroundings: options.surroundings });
    await countIfEnded(claim, journal, options);
  } catch (failure) {
    log.error({ err: failure }, "what interrupted a deployment could not be counted, or the deployment not ended");
  }
}

/** The next worker need not wait for the lease to run out; where another one has the deployment already, this changes nothing. */
async function giveBack(claim: Claim, { db }: DeploymentWorkerOptions, log: FastifyBaseLogger): Promise<void> {
  log.info("a deployment was given back in the middle of a step that only read or waited");
  await releaseClaim(db, claim).catch((error: unknown) => log.warn({ err: error }, "a lease could not be given back"));
}

async function countIfEnded(
  { workspaceId, id }: Claim,
  journal: Journal,
  { storage, metrics }: DeploymentWorkerOptions,
): Promise<void> {
  const ended = journal.hasEnded() ? await storage.in(workspaceId).find(id) : null;
  if (ended !== null) countEnd(ended, metrics);
}

function countEnd({ dialect, kind, state, startedAt, createdAt, endedAt }: DeploymentRecord, metrics: Metrics): void {
  metrics.count("tonegraph_deployments_total", { dialect, kind, state });
  if (endedAt === null) return;
  const seconds = (endedAt.getTime() - (startedAt ?? createdAt).getTime()) / 1000;
  metrics.observe("tonegraph_deployment_duration_seconds", { dialect, state }, seconds);
  const success = String(state === "live");
  metrics.observe("flow_connection_registration_seconds", { dialect, success }, seconds);
}

/** What the deployment needs; null where that is gone and the deployment has been ended for it. */
async function prepareWorld(
  claim: Claim,
  journal: Journal,
  options: DeploymentWorkerOptions,
): Promise<Omit<EngineWorld, "inTurn"> | null> {
  const { storage, accounts, surroundings, clock, timing, crashPoint } = options;
  const deployment = await journal.load();
  mustBeReadable(deployment);
  const { flowId, tenantId, version, dialect, artefactHash } = deployment;
  const stored = await storage.in(claim.workspaceId).artefactWithHash({ flowId, version, dialect }, artefactHash);
  const [descriptor, converter] = [findDescriptor(dialect), findConverter(dialect)];
  const place = { workspaceId: claim.workspaceId, tenantId };
  const client = await accounts.client(place);
  const tenantName = await nameOf(place, accounts);
  if (!client.ok || stored === null || descriptor === undefined || converter === undefined) {
    const what = client.ok ? `What this deployment needs of "${dialect}" is not there any more.` : client.error.detail;
    const error = {
      code: client.ok ? "internal-error" : client.error.code,
      message: `Tenant "${tenantName}": ${what}`,
    };
    await abandonDeployment(error, { journal, surroundings });
    return null;
  }
  const { artefact } = stored;
  const tenant = { client: client.value, tenantName, converter, descriptor };
  return { ...tenant, journal, artefact, clock, surroundings, timing, crashPoint };
}

/** The tenant's name for people; where it cannot be read, its id tells them which one it is. */
async function nameOf(place: TenantPlace, accounts: VendorAccounts): Promise<string> {
  try {
    return (await accounts.find(place))?.name ?? place.tenantId;
  } catch {
    return place.tenantId;
  }
}
