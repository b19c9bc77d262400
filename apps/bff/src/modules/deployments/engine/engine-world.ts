import type { Json } from "@tonegraph/flow-model";
import type { CancelSignal, Clock, DialectClient, DialectConverter, DialectDescriptor } from "@tonegraph/vendor-kit";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { DeploymentRecord } from "../deployment.ts";
import type { CrashPoint } from "./crash-point.ts";
import type { Journal } from "./journal.ts";
import type { InTurn } from "./turns.ts";

/** Durations of publishing, in milliseconds. */
export interface PublishTiming {
  /** How long a claim holds without a sign of life. */
  readonly leaseMs: number;
  /** How often a running deployment renews its claim. */
  readonly renewMs: number;
  /** How long one outbound write may take, and after a crash may still land. */
  readonly writeDeadlineMs: number;
  /** How long a vendor may take to compile a flow, all waiting while it is busy included. */
  readonly compileDeadlineMs: number;
  /** How long reading back is tried after a write before a person is asked. */
  readonly readPatienceMs: number;
  /** How long reading is tried while a person waits for a plan or a page. */
  readonly personPatienceMs: number;
  /** The wait before a copy that differs from what was sent is looked at again. */
  readonly lookAgainMs: number;
  /** The wait before a write that did not land is tried again, where the vendor names none, and the longest that it may name. */
  readonly rewriteWaitMs: { readonly usual: number; readonly longest: number };
  /** The wait after a conflict, doubled each time up to the longest. */
  readonly conflictWaitMs: { readonly base: number; readonly longest: number };
  /** How often idle workers look for work when nobody tells them of any. */
  readonly pollMs: number;
  /** How often is looked whether something scheduled is due. */
  readonly scheduleMs: number;
}

/** What reliability asks for; campaigns use shorter ones. */
export const PUBLISH_TIMING: PublishTiming = {
  leaseMs: 15_000,
  renewMs: 5000,
  writeDeadlineMs: 10_000,
  compileDeadlineMs: 75_000,
  readPatienceMs: 60_000,
  personPatienceMs: 6000,
  lookAgainMs: 500,
  rewriteWaitMs: { usual: 1000, longest: 20_000 },
  conflictWaitMs: { base: 2000, longest: 10_000 },
  pollMs: 2000,
  scheduleMs: 5000,
};

/** The same durations, so many times shorter, so that what has to outlast another still does. A person's patience stays. */
export function hurried(timing: PublishTiming, times: number): PublishTiming {
  const shorter = (ms: number) => Math.round(ms / times);
  const { base, longest } = timing.conflictWaitMs;
  return {
    leaseMs: shorter(timing.leaseMs),
    renewMs: shorter(timing.renewMs),
    writeDeadlineMs: shorter(timing.writeDeadlineMs),
    compileDeadlineMs: shorter(timing.compileDeadlineMs),
    readPatienceMs: shorter(timing.readPatienceMs),
    personPatienceMs: timing.personPatienceMs,
    lookAgainMs: shorter(timing.lookAgainMs),
    rewriteWaitMs: { usual: shorter(timing.rewriteWaitMs.usual), longest: shorter(timing.rewriteWaitMs.longest) },
    conflictWaitMs: { base: shorter(base), longest: shorter(longest) },
    pollMs: shorter(timing.pollMs),
    scheduleMs: shorter(timing.scheduleMs),
  };
}

/** Everything that a running deployment touches. */
export interface EngineWorld {
  readonly journal: Journal;
  readonly client: DialectClient;
  /** The tenant's name for people. */
  readonly tenantName: string;
  readonly converter: DialectConverter;
  readonly descriptor: DialectDescriptor;
  /** What is to become live. */
  readonly artefact: Json;
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  readonly timing: PublishTiming;
  readonly inTurn: InTurn;
  /** Kills the process when a test asks for it here. */
  readonly crashPoint: CrashPoint;
  /** Says that nobody waits for the work here any more: the process stops, or another one has the deployment. */
  readonly ending?: CancelSignal;
}

/** A step with the deployment as it was when the step began. */
export interface StepContext extends EngineWorld {
  readonly deployment: DeploymentRecord;
}
