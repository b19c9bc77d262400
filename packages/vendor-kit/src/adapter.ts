import type { Flow, Json, NodeId, NodeKind, ParseFault, Result } from "@tonegraph/flow-model";
import type { Profile } from "@tonegraph/flow-validation";
import type { ActivationWindow } from "./client.ts";
import type { OurFlows, TenantFlows } from "./tenant-flows.ts";
import type { TenantSetting } from "./tenant-setting.ts";
import type { UsualRate } from "./usual-rate.ts";

/** One thing that a vendor will not carry as it is drawn. `words` is English for people; `code` and `params` are for catalogues. */
export interface ReportItem {
  readonly kind: "unsupported" | "approximated" | "dropped";
  readonly code: string;
  readonly nodeId?: NodeId;
  readonly params: Readonly<Record<string, Json>>;
  readonly words: string;
}

/** What a dialect makes of a flow. An `unsupported` item means that the artefact must not be published. */
export interface Compiled {
  readonly artefact: Json;
  readonly report: readonly ReportItem[];
}

/** What a vendor's artefact looks like as a flow. */
export interface Decompiled {
  readonly flow: Flow;
  readonly report: readonly ReportItem[];
}

/** What compiling may know beside the flow. */
export interface CompileContext {
  /** The tenant's settings; absent where a flow is compiled for no tenant, such as an export. */
  readonly settings?: Readonly<Record<string, Json>>;
  /** What the tenant calls this flow and those that it leads to; absent where it is asked for no tenant, or nothing differs. */
  readonly flows?: TenantFlows;
}

/** What drawing may know beside the vendor's document. */
export interface DecompileContext {
  /** Flows of ours by the ids that the vendor gave them; absent where nothing is known of any. */
  readonly ourFlows?: OurFlows;
}

/** Whether callers are let into a flow, and when, as a document says. */
export interface FlowService {
  /** False where somebody switched it off, or nobody has switched it on. */
  readonly isOn: boolean;
  /** The dates that the document names; one that it does not name is absent. */
  readonly window: ActivationWindow;
  /** Dates as they stand there that name no time, because they have no zone; absent where there are none. */
  readonly withoutZone?: readonly string[];
}

/** Settings of a flow that follow how its queues do. Source: document 003. */
export interface QueueSettings {
  /** What the vendor multiplies every wait for a key by. */
  readonly dynamicTimeoutMultiplier: number;
  /** Whether callers are led round a queue that is busy. */
  readonly fallbackEnabled: boolean;
}

/** The pure half of a dialect: data in, data out. */
export interface DialectConverter {
  readonly id: string;
  /** Flow → the vendor's document. Deterministic; reports everything that callers could notice. */
  compile(flow: Flow, context?: CompileContext): Compiled;
  /** The id that the vendor will know the flow by; only where ids are ours and stand in the artefact (`capabilities.ownIds`). */
  externalIdOf?(artefact: Json): string;
  /** The vendor's document → flow. Faults name their place in the artefact. */
  decompile(artefact: Json, context?: DecompileContext): Result<Decompiled, readonly ParseFault[]>;
  /**
   * A copy that was read from the vendor, with what only artefacts of ours tell of it, such as the words of prompts that
   * the vendor's flow merely names: for drawing it, never for comparing or sending it. Absent where a copy says it all.
   */
  completeCopy?(copy: Json, ours: readonly Json[]): Json;
  /** The part of an artefact that decides what callers hear: metadata left out, defaults filled, order fixed. Hash this to compare. */
  normalise(artefact: Json): Json;
  /** Whether and when callers are let in, which the normal form leaves out; only where `capabilities.activationWindow`. */
  serviceOf?(artefact: Json): FlowService;
  /** Only where flows have settings that follow how queues do. */
  readonly queueSettings?: {
    /** What a flow sets; null where it sets none. */
    of(flow: Flow): QueueSettings | null;
    /** What `setVendorExtras` keeps for this dialect so that the flow's artefact carries them; everything else that is kept stays. */
    extrasWith(flow: Flow, settings: QueueSettings): Json;
  };
}

/** The steps of a deployment, in their order. A dialect without a step has it recorded as `skipped`. */
export const DEPLOYMENT_STEPS = [
  "authenticating",
  "snapshotting",
  "uploading",
  "validating",
  "compiling",
  "activating",
  "verifying",
] as const;
/** One step of a deployment. */
export type DeploymentStep = (typeof DEPLOYMENT_STEPS)[number];

/** What can be reported of a flow as a whole. */
export type WholeFigure = "calls" | "abandoned" | "totalSeconds" | "completionRate";

/** What a vendor reports of a flow as a whole: each day of a span, or the seven days up to now and no other span. */
export interface WholeFigures {
  readonly perNode: false;
  readonly grain: "day" | "lastSevenDays";
  readonly figures: readonly WholeFigure[];
}

/** What a vendor's own figures can show: of each node, or of a flow as a whole. */
export type OwnFigures = { readonly perNode: true; readonly grain: "hour" } | WholeFigures;

/** What a dialect is and can: the only place that knows. */
export interface DialectDescriptor {
  readonly id: string;
  readonly vendor: string;
  readonly title: string;
  readonly profile: Profile;
  /** OAuth scopes that every call needs; a missing one is refused by name before any call. */
  readonly scopes: readonly string[];
  readonly steps: readonly DeploymentStep[];
  readonly capabilities: {
    /** Whether a first publish that fails can be undone by deleting what it made. */
    readonly deletesFlows: boolean;
    /** Whether creation is safe to repeat: an idempotency key, an id of ours, or a listing to look it up. */
    readonly repeatableCreate: boolean;
    readonly listsResources: readonly string[];
    /** Kinds of which one can be asked for by its id, where they cannot be listed; absent: none. */
    readonly looksUpResources?: readonly string[];
    /** Whether the flow's id at the vendor is ours: then a first publish looks before it writes, and a lost creation can be read. */
    readonly ownIds?: boolean;
    /**
     * How a new content becomes live: written over the old one (`inPlace`, the default), or as a flow of its own that is
     * activated while the former one is deactivated (`newFlow`).
     */
    readonly versioning?: "inPlace" | "newFlow";
    /** Whether the vendor opens and closes a flow at times that are part of it (`WriteOptions.window`). */
    readonly activationWindow?: boolean;
    /** What the vendor's own figures can show; absent where it reports none. */
    readonly figures?: OwnFigures;
    /**
     * Kinds of blocks that the vendor's flow cannot tell from its end. Calls are seen to come there; what callers do then, such
     * as hanging up in a queue, nobody sees, and no figure of it is shown. Absent: none.
     */
    readonly unseenKinds?: readonly NodeKind[];
  };
  /** What flows of this dialect refer to or are held to beside what every flow is, for the inspector to offer. */
  readonly parts?: {
    /** Flows belong to a campaign of the vendor. */
    readonly campaign?: boolean;
    /** Prompts are recordings at the vendor, known by an id; text is not spoken. */
    readonly recordings?: boolean;
    /** Requests name secrets that are in the tenant's vault. */
    readonly vaultSecrets?: boolean;
    /** Milliseconds that a request should take in the caller's path, and how long it may be waited for at most. */
    readonly requestBudget?: { readonly inPathMs: number; readonly lookUpMs: number; readonly routingMs: number };
  };
  /** How many requests a tenant may send where it says nothing itself; absent: the dialect keeps a limit of its own. */
  readonly rate?: UsualRate;
  /** Settings a tenant of this dialect must or may have, with what they mean, for the tenants screen. */
  readonly settings: readonly TenantSetting[];
  /** The vendor's own addresses for these settings; a tenant's `baseUrl` and `authUrl` replace them. */
  defaultUrls(settings: Readonly<Record<string, Json>>): { readonly baseUrl: string; readonly authUrl: string };
}
