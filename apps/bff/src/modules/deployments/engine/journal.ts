// The one way in which a running deployment writes down what happened. Every call is one transaction that holds only
// while this claim's fence is the newest: state, step, audit entry, what is live and the event commit together.
import { err, ok } from "@tonegraph/flow-model";
import type { AuditRecord } from "../../../kernel/audit-log.ts";
import type { LiveRecord } from "../../../kernel/live-reader.ts";
import { refuseUnapproved } from "../approval-needed.ts";
import { isFinal, type DeploymentError, type DeploymentRecord } from "../deployment.ts";
import type {
  DeploymentChanges,
  DeploymentStorage,
  DeploymentStore,
  Fence,
  StepChange,
  WriteIntent,
  WriteState,
} from "../ports.ts";

/** Thrown when another worker has taken over: this one must stop without touching anything. */
export class LeaseLost extends Error {}

/** What is written down in one transaction. */
export interface JournalEntry {
  readonly changes?: DeploymentChanges;
  readonly step?: StepChange;
  readonly write?: { readonly sequence: number; readonly state: WriteState };
  readonly live?: LiveRecord;
  readonly audit?: Omit<AuditRecord, "flowId">;
}

/** A deployment's record while one claim holds it. Every method throws {@link LeaseLost} when the claim is void. */
export interface Journal {
  /** Whether this claim wrote down the deployment's end. */
  hasEnded(): boolean;
  load(): Promise<DeploymentRecord>;
  writes(): Promise<readonly WriteIntent[]>;
  record(entry: JournalEntry): Promise<void>;
  /** Ids at the vendor under which the deployment's content was live before, the latest first. */
  formerHomes(): Promise<readonly string[]>;
  /** Why the deployment may not write: it lacks an approval; null where it may. */
  unapproved(): Promise<DeploymentError | null>;
  /** Prolongs the lease and writes down what is about to be sent, both in one transaction. */
  intend(write: { readonly operation: string; readonly deadlineMs: number }): Promise<WriteIntent>;
}

/** Opens the journal of one claim. */
export function openJournal(claim: Fence & { readonly workspaceId: string }, storage: DeploymentStorage): Journal {
  const { workspaceId, ...holder } = claim;

  async function load(store: DeploymentStore): Promise<DeploymentRecord> {
    const found = await store.find(holder.id);
    if (found === null) throw new Error(`deployment ${holder.id} is claimed and not stored`);
    return found;
  }

  async function holding<Value>(
    work: (store: DeploymentStore) => Promise<Value>,
    changes: DeploymentChanges = {},
  ): Promise<Value> {
    const done = await storage.transaction(workspaceId, async (store) =>
      (await store.update(holder, changes)) ? ok(await work(store)) : err("lost" as const),
    );
    if (!done.ok) throw new LeaseLost(`the claim on ${holder.id} is void`);
    return done.value;
  }

  let ended = false;
  return {
    hasEnded: () => ended,
    load: () => holding(load),
    writes: () => holding((store) => store.writes(holder.id)),
    async record(entry) {
      await holding(async (store) => {
        const { step, write, live, audit } = entry;
        if (step) await store.setStep(holder.id, step);
        if (write) await store.endWrite(holder.id, write.sequence, write.state);
        const { flowId, tenantId } = await load(store);
        if (live) await store.putLive({ flowId, tenantId }, live);
        await store.announce(holder.id);
        if (audit) await store.appendAudit({ ...audit, flowId });
      }, entry.changes);
      const state = entry.changes?.state;
      if (state !== undefined && isFinal(state)) ended = true;
    },
    formerHomes: () =>
      holding(async (store) => {
        const { flowId, tenantId, artefactHash } = await load(store);
        return store.formerHomes({ flowId, tenantId }, artefactHash);
      }),
    unapproved: () =>
      holding(async (store) => {
        const { flowId, tenantId, kind, version, createdBy: by } = await load(store);
        const refusal = await refuseUnapproved({ flowId, tenantId, kind, version, by }, store);
        return refusal === null ? null : { code: refusal.error.code, message: refusal.error.detail };
      }),
    intend: ({ operation, deadlineMs }) =>
      holding(async (store) => {
        // The key that was written down first is the key for ever, whichever process sends it again.
        const former = (await store.writes(holder.id)).find((write) => write.operation === operation);
        const idempotencyKey = former?.idempotencyKey ?? `${holder.id}-${operation}`;
        return store.addWrite(holder, { operation, idempotencyKey, deadlineMs });
      }),
  };
}
