// The guard: settings per flow, watches over what was published, and their looks.
import { z } from "zod";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** `off`: nothing is watched. `shadow`: watched and written down, nothing is done. `on`: the action is done. */
export const GUARD_MODES = ["off", "shadow", "on"] as const;
/** What is done about a proved rise of hang-ups: tell, ask a person, or bring the former version back. */
export const GUARD_ACTIONS = ["notify", "ask", "rollBack"] as const;
/** A mode of {@link GUARD_MODES}. */
export type GuardMode = (typeof GUARD_MODES)[number];
/** An action of {@link GUARD_ACTIONS}. */
export type GuardAction = (typeof GUARD_ACTIONS)[number];

const mode = z.enum(GUARD_MODES);
const action = z.enum(GUARD_ACTIONS);
const watchMinutes = z.number().int().min(30).max(1440);

/** A flow's guard. */
export const guardSettingsSchema = z.object({
  mode,
  action,
  /** How long a version is watched after it went live. */
  watchMinutes,
  /** Whether menus above document 000's fixed 35 % are noted as well: a notice, never a reason to act. */
  fixedThreshold: z.boolean(),
  /**
   * Whether the guard may be switched on: when `needed` watches in shadow mode reached a verdict, and the last `needed` of
   * them raised no alarm over a version that was then kept.
   */
  shadow: z.object({ needed: count, judged: count, wrong: count, ready: z.boolean() }),
  /** Null where nobody has decided anything yet. */
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
});
/** A flow's guard. */
export type GuardSettings = z.infer<typeof guardSettingsSchema>;

/** What is decided about a flow's guard; what is left out stays. `skipShadow` switches on before shadow mode is done, and is audited. */
export const guardSettingsChangeSchema = z.strictObject({
  mode,
  action: action.optional(),
  watchMinutes: watchMinutes.optional(),
  fixedThreshold: z.boolean().optional(),
  skipShadow: z.boolean().optional(),
});

/** Calls counted, and those whose caller hung up unserved. */
const callCounts = z.object({ calls: count, lost: count });
/** How the other callers did: before the publish, and in the last hour. */
const controlSchema = z.object({
  kind: z.enum(["otherFlows", "hoursOfWeek"]),
  before: callCounts,
  meanwhile: callCounts,
});

/** What a watch knows of all calls, or of those at one block. */
const subjectSchema = z.object({
  former: callCounts,
  seen: callCounts,
  /** Natural logarithm of E, the evidence that more callers hang up than the margin allows. */
  logEvidence: z.number(),
  /** Natural logarithm of the E at which this counts as proved. */
  logThreshold: z.number(),
});
/** What a watch knows of all calls, or of those at one block. */
export type GuardSubject = z.infer<typeof subjectSchema>;

/** Why an alarm may do no more than ask. */
const alarmLimit = z.enum(["aggregates", "coarse", "uncontrolled", "blocksOnly"]);

/** The moment at which the rise was proved, and what it rested on. */
const tripSchema = z.object({
  at: instant,
  sequence: count,
  mode,
  /** What the settings asked for. */
  action,
  /** What was done; in shadow mode what would have been done. */
  did: action,
  /** Why less was done than the settings asked for; null where nothing held it back. */
  limit: alarmLimit.nullable(),
  overall: subjectSchema,
  /** Blocks whose own evidence sufficed. */
  blocks: z.array(z.string()),
});

/** Why there is no watch. */
export const NO_WATCH_REASONS = ["firstPublish", "sameVersion", "noFigures", "noFormerCalls"] as const;
/** How a watch ended. */
export const WATCH_OUTCOMES = [
  "quiet",
  "tooFewCalls",
  "noData",
  "tripped",
  "rolledBack",
  "kept",
  "superseded",
  "switchedOff",
  "notWatched",
] as const;
/** `asking`: a person is to answer; `rollingBack`: the former version is on its way. */
export const WATCH_STATES = ["watching", "asking", "rollingBack", "ended"] as const;

/** A watch over one publish. */
export const guardWatchSchema = z.object({
  id: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  deploymentId: z.string(),
  version: z.number().int(),
  /** The version that is compared with; null at a first publish. */
  formerVersion: z.number().int().nullable(),
  mode,
  action,
  state: z.enum(WATCH_STATES),
  outcome: z.enum(WATCH_OUTCOMES).nullable(),
  /** Why nothing was watched. */
  reason: z.enum(NO_WATCH_REASONS).nullable(),
  beginsAt: instant,
  endsAt: instant,
  endedAt: instant.nullable(),
  /** Since when the data are missing or old, in words why; null while looks succeed. */
  paused: z.object({ since: instant, why: z.string() }).nullable(),
  /** `calls`: single calls; `aggregates`: the vendor's sums, which allow to ask at most. Null before the first look. */
  source: z.enum(["calls", "aggregates"]).nullable(),
  looks: count,
  overall: subjectSchema.nullable(),
  trip: tripSchema.nullable(),
  /** Who answered, or `guard`. */
  answer: z.object({ decided: z.enum(["rollBack", "keep"]), by: z.string(), at: instant }).nullable(),
  rollbackDeploymentId: z.string().nullable(),
  /** Why the former version could not be brought back; a person is asked instead. */
  refusal: z.string().nullable(),
});
/** A watch over one publish. */
export type GuardWatch = z.infer<typeof guardWatchSchema>;

/** One look: what was seen of the calls that began in a span. It never changes. */
export const guardLookSchema = z.object({
  sequence: count,
  /** When it was made. */
  at: instant,
  /** The span of calls; empty where the watch was paused. */
  from: instant,
  to: instant,
  verdict: z.enum(["paused", "watching", "quiet", "alarm"]),
  /** Why it paused, in words. */
  why: z.string().nullable(),
  /** Null where the watch was paused. */
  all: z.object({ calls: count, lost: count, nullRate: z.number(), logEvidence: z.number() }).nullable(),
  nodes: z.record(z.string(), z.object({ calls: count, lost: count, logEvidence: z.number() })),
  control: controlSchema.nullable(),
  mode,
  action,
  /** What followed from it: nothing, or what was done (in shadow mode: would have been done). */
  did: action.nullable(),
  /** SHA-256 of the look before and this one's content; the audit log names the last one. */
  hash: z.string(),
});
/** One look. */
export type GuardLook = z.infer<typeof guardLookSchema>;

/** Calls counted, and those that ended within 5 seconds unserved. */
const briefCounts = z.object({ calls: count, brief: count });

/** A watch with everything it rests on. */
export const guardWatchDetailSchema = guardWatchSchema.extend({
  /** By node id of the new version; blocks that the former version had calls at. */
  nodes: z.record(z.string(), subjectSchema),
  /** Menus above document 000's fixed threshold until now: a notice, never a reason to act. Null where that is not switched on. */
  fixedThreshold: z.object({ threshold: z.number(), menus: z.array(z.string()) }).nullable(),
  /**
   * Calls that ended within 5 seconds unserved, which the evidence leaves out; `many`: it is proved that more do since the
   * publish. A notice, never a reason to act. Null where they cannot be counted.
   */
  brief: z.object({ former: briefCounts, seen: briefCounts, many: z.boolean() }).nullable(),
  history: z.array(guardLookSchema),
});
/** A watch with everything it rests on. */
export type GuardWatchDetail = z.infer<typeof guardWatchDetailSchema>;

/** What a person decides about a watch that asks. */
export const guardAnswerSchema = z.strictObject({ answer: z.enum(["rollBack", "keep"]) });

/** Events of the guard on the workspace's stream. */
export const GUARD_EVENTS = ["guardBegan", "guardTripped", "guardNotice", "guardEnded"] as const;
/** An event of the guard. */
export type GuardEvent = (typeof GUARD_EVENTS)[number];
