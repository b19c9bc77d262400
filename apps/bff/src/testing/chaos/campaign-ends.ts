// How deployments of a campaign end, watched for all of them by one statement: hundreds of requests a second that ask
// whether something has ended would be the campaign's largest load.
import { setTimeout as sleep } from "node:timers/promises";
import { FINAL_STATES } from "@tonegraph/api-contract";
import { Client, type PoolConfig } from "pg";

/** How one ended. */
export interface CampaignEnd {
  readonly state: string;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** The watcher; `close` when nobody waits any more. */
export interface CampaignEnds {
  /** Resolves when the deployment has ended; with null when it has not within so many milliseconds. */
  of(deploymentId: string, withinMs: number): Promise<CampaignEnd | null>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 200;

interface Waiting {
  readonly until: number;
  readonly tell: (end: CampaignEnd | null) => void;
}

/** Begins to watch. */
export async function watchEnds(connection: PoolConfig): Promise<CampaignEnds> {
  const client = new Client(connection);
  await client.connect();
  const waiting = new Map<string, Waiting>();
  let closing = false;
  const watching = (async () => {
    while (!closing) {
      await sleep(LOOK_EVERY_MS);
      if (waiting.size > 0) await look(client, waiting);
    }
  })();
  return {
    of: (deploymentId, withinMs) =>
      new Promise((tell) => waiting.set(deploymentId, { until: Date.now() + withinMs, tell })),
    async close() {
      closing = true;
      await watching;
      await client.end();
    },
  };
}

async function look(client: Client, waiting: Map<string, Waiting>): Promise<void> {
  const { rows } = await client.query<{ id: string; state: string; error: CampaignEnd["error"] }>(
    "select id, state, error_json::json as error from deployments where id = any($1) and state = any($2)",
    [[...waiting.keys()], [...FINAL_STATES]],
  );
  for (const { id, state, error } of rows) {
    waiting.get(id)?.tell({ state, error });
    waiting.delete(id);
  }
  for (const [id, { until, tell }] of waiting) {
    if (Date.now() < until) continue;
    tell(null);
    waiting.delete(id);
  }
}
