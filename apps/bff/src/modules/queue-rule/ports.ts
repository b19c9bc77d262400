import type { QueueRule, Role } from "@tonegraph/api-contract";
import type { Flow, Result } from "@tonegraph/flow-model";
import type { QueueSettings, QueueState, VendorError } from "@tonegraph/vendor-kit";
import type { AuditLog } from "../../kernel/audit-log.ts";
import type { ApiFault } from "../../kernel/fault.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { LivePlace, LiveReading } from "../../kernel/live-reader.ts";
import type { Storage } from "../../kernel/storage.ts";
import type { Lean, RuleMemory } from "./rule-step.ts";

/** Who acts when the rule does. */
export const RULE_ACTOR = "queue-rule";

export type RuleOutcome = NonNullable<QueueRule["decision"]>["outcome"];
export type SeenQueue = NonNullable<QueueRule["decision"]>["queues"][number];

/** What the rule changed last. */
export interface RuleChange {
  readonly at: Date;
  readonly to: Lean;
  readonly version: number;
  readonly deploymentId: string;
}

/** A rule as it is stored. */
export interface StoredRule extends RuleMemory {
  readonly on: boolean;
  /** The id and name of whoever switched it last. */
  readonly switchedBy: string;
  readonly switchedByName: string;
  readonly switchedAt: Date;
  readonly outcome: RuleOutcome | null;
  readonly words: string;
  readonly queues: readonly SeenQueue[];
  readonly change: RuleChange | null;
}

/** A tenant that a flow is live on, or that has a rule for it. */
export interface RulePlace extends FlowOnTenant {
  readonly tenantName: string;
  readonly dialect: string;
  /** Null where no version of ours is live. */
  readonly version: number | null;
  readonly deploymentId: string | null;
  readonly rule: StoredRule | null;
}

/** What a look is kept as. */
export interface RuleLook {
  readonly at: Date;
  readonly outcome: RuleOutcome;
  readonly words: string;
  readonly queues: readonly SeenQueue[];
  readonly leaning: RuleMemory["leaning"];
  readonly change: RuleChange | null;
}

/** What of people's stands in a change's way. */
export interface Obstacles {
  /** A deployment that has not ended. */
  readonly isPublishing: boolean;
  /** Something is scheduled for this place. */
  readonly isScheduled: boolean;
  /** A version that waits for its approval, or is approved and not published yet. */
  readonly approval: { readonly version: number; readonly state: "waiting" | "approved" } | null;
  /** A watch of the guard over what is live. */
  readonly guarded: { readonly version: number; readonly endsAt: Date } | null;
  /** The rule's own last deployment, where it ended otherwise than live and nobody has seen to it since. */
  readonly failed: { readonly version: number; readonly state: string } | null;
}

/** Rules of one workspace. */
export interface QueueRuleStore extends AuditLog {
  flowExists(flowId: string): Promise<boolean>;
  /** A flow's places; null: everything that a rule is switched on for. */
  places(flowId: string | null): Promise<readonly RulePlace[]>;
  /** Makes the rule, or switches it; what it remembered is forgotten, what it changed last is not. */
  putSwitch(place: FlowOnTenant, change: { on: boolean; by: string; at: Date }): Promise<void>;
  /** Keeps a look; nothing where the rule was switched meanwhile. */
  saveLook(place: FlowOnTenant, look: RuleLook, switchedAt: Date): Promise<void>;
  obstacles(place: FlowOnTenant & { readonly version: number }): Promise<Obstacles>;
  /** What a person or an API token may do now; null where there is neither. */
  standingOf(
    actorId: string,
  ): Promise<{ readonly name: string; readonly roles: readonly Role[]; readonly isRevoked: boolean } | null>;
}

/** A change as publishing takes it. */
export interface RulePublish extends LivePlace {
  readonly flow: Flow;
  readonly note: string;
  readonly key: string;
  /** Nothing is published where another deployment is live by then. */
  readonly onlyWhileLive: string;
}

/** What the rule's work takes. */
export interface QueueRuleDependencies {
  readonly storage: Storage<QueueRuleStore>;
  /** How a tenant's queues do; null where its vendor does not tell. */
  readonly queuesOf: (place: {
    workspaceId: string;
    tenantId: string;
  }) => Promise<{ ask(queueId: string): Promise<Result<QueueState | null, VendorError>> } | null>;
  /** What a dialect's flows set by how their queues do; undefined where they set nothing. */
  readonly settingsOf: (dialect: string) => RuleSettings | undefined;
  readonly version: (workspaceId: string, flowId: string, number: number) => Promise<Flow | null>;
  readonly read: (place: LivePlace) => Promise<LiveReading>;
  /** Why a content may not be published without a person's word; null where it may. */
  readonly unapproved: (place: LivePlace, flow: Flow) => Promise<string | null>;
  /** Freezes the content as a version and publishes it like any other. */
  readonly publish: (wanted: RulePublish) => Promise<Result<{ version: number; deploymentId: string }, ApiFault>>;
  /** Waits a little for a first look, and goes on without it where it takes longer or fails: the next round looks again. */
  readonly firstLook: (look: Promise<void>) => Promise<unknown>;
  readonly now: () => Date;
}

/** The two settings in a dialect's flows. */
export interface RuleSettings {
  of(flow: Flow): QueueSettings | null;
  /** The flow with them set. */
  set(flow: Flow, settings: QueueSettings): Flow;
}
