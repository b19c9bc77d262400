import type { Json, NodeId, NodeOfKind } from "@tonegraph/flow-model";

/** A request as a sandbox sees it; header names are lower case, `path` is below the dialect's mount. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A sandbox's answer; `body` is sent as it is. */
export interface SandboxResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Figures of one node of an artefact over a span; a call counts once however often it came by. */
export interface NodeTraffic {
  /** The node's id in the artefact, as the dialect's decompiled drawing names it. */
  readonly nodeId: string;
  readonly entered: number;
  /** Hung up there. */
  readonly abandoned: number;
  /** Went on from there. */
  readonly answered: number;
  readonly averageWaitSeconds: number;
}

/** The calls that synthetic callers made, for a stand-in's analytics endpoints. Times are in milliseconds since the epoch. */
export interface SandboxTraffic {
  perNode(flowId: string, fromMs: number, toMs: number): readonly NodeTraffic[];
  totals(flowId: string, fromMs: number, toMs: number): CallTotals;
}

/** Calls of a span; those that are under way are neither completed nor abandoned yet. */
export interface CallTotals {
  readonly calls: number;
  readonly completed: number;
  readonly abandoned: number;
  readonly totalSeconds: number;
}

/** What a stand-in sees of the world. */
export interface SandboxWorld {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A fresh unguessable string for ids and tokens. */
  entropy(): string;
  /** Absent where nobody calls. */
  readonly traffic?: SandboxTraffic;
}

/** A faithful stand-in of a vendor's API as a pure function. State is plain JSON, so that it can be kept across restarts. */
export interface DialectSandbox {
  readonly id: string;
  /** The state of a fresh account, with the documents' own queues and agents in it. */
  initialState(): Json;
  handle(
    state: Json,
    request: SandboxRequest,
    world: SandboxWorld,
  ): { readonly state: Json; readonly response: SandboxResponse };
  /** Flows as the control API lists them. */
  listFlows(state: Json): readonly { readonly id: string; readonly artefact: Json }[];
  /**
   * What callers come through of an artefact of {@link listFlows} where web services answer so; absent where every flow stands
   * for itself and asks nobody.
   */
  readonly whatCallersMeet?: (artefact: Json, answerTo: AnswerTo) => MetFlow;
  /**
   * The exit by which a request is left that was answered well, where the vendor judges by what is in the answer; null where
   * the status says it all. Absent where the vendor's flows ask no web services.
   */
  readonly exitOfAnswer?: (request: NodeOfKind<"httpRequest">, body: Json) => string | null;
  /**
   * How many times as long as its menus say an artefact of {@link listFlows} waits for a key; absent where the vendor has no
   * setting for that.
   */
  readonly waitFactor?: (artefact: Json) => number;
  /** An edit behind our back: replaces a flow's content without any check; false where there is no such flow. */
  editFlow(
    state: Json,
    edit: { readonly id: string; readonly artefact: Json; readonly now: number },
  ): { readonly state: Json; readonly edited: boolean };
  /** Deletes a flow behind our back, with whatever belongs to it alone; false where there is no such flow. */
  removeFlow(
    state: Json,
    flow: { readonly id: string; readonly now: number },
  ): { readonly state: Json; readonly removed: boolean };
  /**
   * Switches a flow on or off behind our back; false where that flow cannot be. Absent where the vendor has no such switch.
   */
  readonly switchFlow?: (
    state: Json,
    change: { readonly id: string; readonly isOn: boolean; readonly now: number },
  ) => { readonly state: Json; readonly switched: boolean };
  /** Says how a queue does from now on; false where there is no such queue. Absent where the vendor does not tell. */
  readonly setQueue?: (state: Json, queue: SandboxQueue) => { readonly state: Json; readonly changed: boolean };
  /** How each queue does now. Absent where the vendor does not tell. */
  readonly listQueues?: (state: Json) => readonly SandboxQueue[];
  /** Makes every token that was given out invalid from now on. */
  expireTokens(state: Json): Json;
  /** Takes every scope from the tokens that were given out; a new one has them. */
  dropScopes(state: Json): Json;
  /** The kinds of resources that an account of this vendor may have; there are no others in it. */
  readonly resourceKinds: readonly string[];
  /** The resources that exist, for the control API. */
  listResources(state: Json): readonly SandboxResource[];
  /** Adds a resource, or removes it, behind our back; one that exists is given the name, removing one that does not changes nothing. */
  changeResource(state: Json, change: { readonly action: "add" | "remove"; readonly resource: SandboxResource }): Json;
}

/** How a web service answers the requests of a flow, for synthetic callers. */
export interface ServiceAnswer {
  /** 0: no answer in time. A result that is to come behind a 202 never does. */
  readonly status: number;
  /** Absent: nobody looks into the answer. */
  readonly body?: Json;
}

/** How the request of a block, by its id in the drawing, is answered; null: as usual. */
export type AnswerTo = (nodeId: NodeId) => ServiceAnswer | null;

/** A flow as callers come through it. */
export interface MetFlow {
  readonly artefact: Json;
  /**
   * The sub-flows that it brings along, by the ids that its drawing runs them by. Callers follow a sub-flow into these first,
   * then into flows of the account.
   */
  readonly subFlows: readonly { readonly id: string; readonly artefact: Json }[];
}

/** How a queue does. */
export interface SandboxQueue {
  readonly id: string;
  readonly availableAgents: number;
  /** How long callers wait there now. */
  readonly waitSeconds: number;
}

/** A queue, agent or the like that exists in a sandbox. */
export interface SandboxResource {
  readonly kind: string;
  readonly id: string;
  /** What people call it there; absent where it has no name but its id. */
  readonly name?: string;
}
