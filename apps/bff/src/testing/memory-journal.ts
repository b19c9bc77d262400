import type { AuditRecord } from "../kernel/audit-log.ts";
import type { LiveRecord } from "../kernel/live-reader.ts";
import {
  isFinal,
  type DeploymentError,
  type DeploymentRecord,
  type StepRecord,
} from "../modules/deployments/deployment.ts";
import type { Journal } from "../modules/deployments/engine/journal.ts";
import type { StepChange, WriteState } from "../modules/deployments/ports.ts";

/** A deployment's record in memory, for thousands of runs in a second; the real one is `openJournal`. */
export interface MemoryJournal extends Journal {
  readonly live: () => LiveRecord | null;
  readonly audits: readonly Omit<AuditRecord, "flowId">[];
  readonly keys: () => readonly string[];
}

interface StoredWrite {
  readonly sequence: number;
  readonly operation: string;
  readonly idempotencyKey: string;
  readonly deadlineAt: number;
  readonly state: WriteState;
}

interface MemoryJournalOptions {
  readonly now: () => number;
  /** Ids under which the content was live before. */
  readonly homes: readonly string[];
  /** Why it may not write; absent: it may. */
  readonly unapproved?: DeploymentError | null;
}

/** Opens a journal on a deployment that was just accepted; it outlives the workers that a test kills. */
export function memoryJournal(
  accepted: DeploymentRecord,
  { now, homes, unapproved = null }: MemoryJournalOptions,
): MemoryJournal {
  let record = accepted;
  let live: LiveRecord | null = null;
  let writes: readonly StoredWrite[] = [];
  const audits: Omit<AuditRecord, "flowId">[] = [];
  return {
    live: () => live,
    audits,
    keys: () => writes.map((write) => write.idempotencyKey),
    hasEnded: () => isFinal(record.state),
    load: () => Promise.resolve(record),
    writes: () =>
      Promise.resolve(writes.map(({ deadlineAt, ...write }) => ({ ...write, deadlineInMs: deadlineAt - now() }))),
    record: ({ changes = {}, step, write, live: put, audit }) => {
      const steps = step === undefined ? record.steps : record.steps.map((one) => applyStep(one, step));
      const startedAt = record.startedAt ?? changes.startedAt ?? null;
      record = { ...record, ...changes, startedAt, steps };
      if (write) writes = writes.map((one) => (one.sequence === write.sequence ? { ...one, state: write.state } : one));
      live = put ?? live;
      if (audit) audits.push(audit);
      return Promise.resolve();
    },
    formerHomes: () => Promise.resolve(homes),
    unapproved: () => Promise.resolve(unapproved),
    intend: ({ operation, deadlineMs }) => {
      const sequence = writes.length + 1;
      const former = writes.find((write) => write.operation === operation)?.idempotencyKey;
      const idempotencyKey = former ?? `${record.id}-${operation}`;
      const write = { sequence, operation, idempotencyKey, state: "intended" } as const;
      writes = [...writes, { ...write, deadlineAt: now() + deadlineMs }];
      return Promise.resolve({ ...write, deadlineInMs: deadlineMs });
    },
  };
}

function applyStep(step: StepRecord, { name, state, at, vendorMessage }: StepChange): StepRecord {
  if (step.name !== name) return step;
  const begun =
    state === "running" ? { startedAt: step.startedAt ?? at, attempts: step.attempts + 1 } : { endedAt: at };
  return { ...step, ...begun, state, ...(vendorMessage === undefined ? {} : { vendorMessage }) };
}
