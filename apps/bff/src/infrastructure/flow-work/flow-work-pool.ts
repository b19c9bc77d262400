import { getCompileCacheDir } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ok, type Result } from "@tonegraph/flow-model";
import { Piscina } from "piscina";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { FlowWork } from "../../kernel/flow-work.ts";
import type { FlowDone, FlowTask } from "./do-flow-work.ts";

/** Beside each other on a small machine, and few enough that the server's own thread keeps a core. */
const MOST_THREADS = 2;
const MOST_WAITING = 200;
/** A thread costs tens of megabytes: it goes when nobody has needed it for a while. */
const IDLE_MS = 30_000;
const LONGEST_MS = 60_000;

const WORKER = { filename: fileURLToPath(new URL("do-flow-work.ts", import.meta.url)), name: "doFlowWork" };

/** The threads; `stop` ends them, and what they were doing with them. */
export interface FlowWorkPool extends FlowWork {
  stop(): Promise<void>;
}

/** How a pool is made. */
export interface FlowWorkPoolOptions {
  /** Told when a thread breaks beside its work, for instance because it cannot load the rules. */
  readonly onBroken: (error: unknown) => void;
  readonly longestMs?: number;
}

/** Makes the pool. Its first thread starts with the first piece of work. */
export function createFlowWorkPool({ onBroken, longestMs = LONGEST_MS }: FlowWorkPoolOptions): FlowWorkPool {
  const pool = new Piscina<FlowTask, FlowDone>({
    ...WORKER,
    minThreads: 0,
    maxThreads: MOST_THREADS,
    idleTimeout: IDLE_MS,
    env: threadEnvironment(),
  });
  pool.on("error", onBroken);

  async function run(task: FlowTask): Promise<Result<FlowDone, ApiFault>> {
    // Not left to the pool, which keeps any number of tasks that can be aborted.
    if (pool.queueSize >= MOST_WAITING) return TOO_MANY;
    const bound = AbortSignal.timeout(longestMs);
    try {
      return ok(await pool.run(task, { signal: bound }));
    } catch (error) {
      if (bound.aborted) return TOO_LONG;
      throw error;
    }
  }

  return {
    async judge(request) {
      const done = await run({ type: "judge", ...request });
      if (!done.ok) return done;
      if (done.value.type !== "judged") throw new Error(`a flow was to be judged and was ${done.value.type}`);
      return ok(done.value.split);
    },
    async diff(request) {
      const done = await run({ type: "diff", ...request });
      if (!done.ok) return done;
      if (done.value.type !== "told") throw new Error(`differences were to be told and were ${done.value.type}`);
      return ok(done.value.differences);
    },
    async merge(request) {
      const done = await run({ type: "merge", ...request });
      if (!done.ok) return done;
      if (done.value.type !== "merged") throw new Error(`flows were to be merged and were ${done.value.type}`);
      return ok(done.value.merged);
    },
    async compare(request) {
      const done = await run({ type: "compare", ...request });
      if (!done.ok) return done;
      if (done.value.type !== "compared") throw new Error(`flows were to be compared and were ${done.value.type}`);
      return ok(done.value.words);
    },
    stop: () => pool.destroy(),
  };
}

/** A thread does not inherit its process's compile cache, only what its environment names; it needs nothing else of it. */
function threadEnvironment(): Record<string, string> {
  const ours = getCompileCacheDir();
  return ours === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(ours) };
}

const TOO_LONG = fault(
  "overloaded",
  "This flow takes longer to check than anybody should wait. Move parts of it into flows of their own, or delete saved tests that go round for long.",
);
const TOO_MANY = fault("overloaded", "Very many flows are being checked right now. Try again in a moment.");
