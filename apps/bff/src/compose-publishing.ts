import { fault } from "./kernel/fault.ts";
import type { LiveDirectory } from "./kernel/live-directory.ts";
import type { AppModule } from "./app.ts";
import type { CompositionContext } from "./composition.ts";

/** Tenants, deployments, live and events, wired. */
export interface Publishing {
  readonly modules: readonly AppModule[];
  readonly live: LiveDirectory;
  /** Starts background work; called once the server listens. */
  start(): void;
  /** Ends background work; resolves when nothing runs any more. Called before the database closes. */
  stop(): Promise<void>;
}

/** Wires everything about publishing. */
export function composePublishing(_context: CompositionContext): Publishing {
  return {
    modules: [],
    live: {
      liveOf: () => Promise.resolve([]),
      liveFlow: () => Promise.resolve(fault("not-found", "Nothing of this flow is live there.")),
    },
    start: () => undefined,
    stop: () => Promise.resolve(),
  };
}
