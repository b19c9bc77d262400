import type { Deployment } from "@tonegraph/api-contract";

/** One event as it is stored; `payload` is JSON text and goes out as it is. */
export interface FeedEvent {
  readonly id: number;
  readonly topic: string;
  readonly payload: string;
}

/** The workspace's events as they are committed. */
export interface EventFeed {
  /** Calls back for every event from now on, until the answered function is called. */
  subscribe(workspaceId: string, listener: (event: FeedEvent) => void): () => void;
  newestId(workspaceId: string): Promise<number>;
  /** Events after this one, oldest first; the oldest few hundred when there are more. */
  since(workspaceId: string, id: number): Promise<readonly FeedEvent[]>;
}

/** Deployments, which another module owns. */
export interface DeploymentLookup {
  find(workspaceId: string, deploymentId: string): Promise<Deployment | null>;
  /** Those that have not ended. */
  active(workspaceId: string): Promise<readonly Deployment[]>;
}
