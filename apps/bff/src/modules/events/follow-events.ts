import { FINAL_STATES, deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { z } from "zod";
import type { EventStream } from "./event-stream.ts";
import type { DeploymentLookup, EventFeed, FeedEvent } from "./ports.ts";

const deploymentChanged = z.object({ type: z.literal("deploymentChanged"), deployment: deploymentSchema });

export interface FollowDependencies {
  readonly feed: EventFeed;
  readonly deployments: DeploymentLookup;
}

/** Events that come while a snapshot is being read wait for it, so that none is lost and none comes before it. */
interface Waiting {
  /** Sends what waited and is newer than the snapshot; from then on events go out at once. */
  release(after: number): void;
  stop(): void;
}

function subscribeWaiting(workspaceId: string, feed: EventFeed, onEvent: (event: FeedEvent) => void): Waiting {
  let waiting: FeedEvent[] | null = [];
  const stop = feed.subscribe(workspaceId, (event) => {
    if (waiting === null) onEvent(event);
    else waiting.push(event);
  });
  return {
    stop,
    release(after) {
      const held = waiting ?? [];
      waiting = null;
      for (const event of held) if (event.id > after) onEvent(event);
    },
  };
}

/** Sends every event of the workspace: after `lastId` what came since, else the running deployments first. */
export async function followWorkspace(
  {
    workspaceId,
    lastId,
    open,
  }: { workspaceId: string; lastId: number | null; open: (onClose: () => void) => EventStream },
  { feed, deployments }: FollowDependencies,
): Promise<void> {
  const waiting = subscribeWaiting(workspaceId, feed, (event) => {
    stream.send(event.id, event.payload);
  });
  const stream = open(waiting.stop);
  const newest = await feed.newestId(workspaceId);
  if (lastId === null) {
    const active = await deployments.active(workspaceId);
    for (const deployment of active) stream.send(newest, JSON.stringify({ type: "deploymentChanged", deployment }));
    waiting.release(newest);
    return;
  }
  const missed = await feed.since(workspaceId, lastId);
  for (const event of missed) stream.send(event.id, event.payload);
  waiting.release(missed.at(-1)?.id ?? lastId);
}

/** Sends the deployment as it is and after every change, and ends the stream after its final state. */
export async function followDeployment(
  {
    workspaceId,
    deploymentId,
    open,
  }: { workspaceId: string; deploymentId: string; open: (onClose: () => void) => EventStream },
  { feed, deployments }: FollowDependencies,
): Promise<void> {
  let last = "";
  const send = (id: number, deployment: Deployment) => {
    const text = JSON.stringify(deployment);
    if (text === last) return;
    last = text;
    stream.send(id, text);
    if (isFinal(deployment)) stream.end();
  };
  const waiting = subscribeWaiting(workspaceId, feed, (event) => {
    if (event.topic !== "deploymentChanged") return;
    const { deployment } = deploymentChanged.parse(JSON.parse(event.payload));
    if (deployment.id === deploymentId) send(event.id, deployment);
  });
  const stream = open(waiting.stop);
  // The id is read first: an event between the two reads is sent once more rather than not at all.
  const newest = await feed.newestId(workspaceId);
  const present = await deployments.find(workspaceId, deploymentId);
  if (present !== null) send(newest, present);
  waiting.release(newest);
}

/** Whether nothing more will change. */
export function isFinal(deployment: Deployment): boolean {
  return FINAL_STATES.some((state) => state === deployment.state);
}
