import { workspaceEventSchema, type WorkspaceEvent } from "@tonegraph/api-contract";
import type { StreamEvent } from "./event-stream-parser.ts";
import { followEventStream, type EventStreamOptions } from "./event-stream.ts";

const listeners = new Set<(event: WorkspaceEvent) => void>();

/** Told of every event of the workspace while somebody is signed in. Returns the function that stops listening. */
export function onWorkspaceEvent(listener: (event: WorkspaceEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows the workspace's stream and passes its events on; called once, by the frame of the signed-in pages. */
export function followWorkspace(told: Pick<EventStreamOptions, "onState" | "onGap">): () => void {
  return followEventStream({ url: "/api/events", ...told, onEvent: passOn });
}

// Events of a newer server are skipped: everything they would tell is also told by the next query.
function passOn(event: StreamEvent): void {
  const parsed = workspaceEventSchema.safeParse(readJson(event.data));
  if (!parsed.success) return;
  for (const listener of listeners) listener(parsed.data);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
