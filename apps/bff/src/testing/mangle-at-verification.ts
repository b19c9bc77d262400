// Somebody edits a flow right before a deployment reads it back: then the deployment has to undo what it did.
import { Client, type PoolConfig } from "pg";
import { z } from "zod";
import { seededNumbers } from "./chaos/chaos-options.ts";
import { edit } from "./drift-drill.ts";
import type { DialectPoint } from "./drilled-places.ts";

const heldSchema = z.object({ artefact: z.json() });

/** Waits for one deployment's verification at a time. */
export interface Mangler {
  /** To be waited for before each request that reaches the vendor. */
  readonly beforeEach: () => Promise<void>;
  /** Does nothing for a point that is not to be undone. */
  arm(deploymentId: string, point: DialectPoint): Promise<void>;
  disarm(): Promise<void>;
}

interface Target {
  readonly client: Client;
  readonly deploymentId: string;
  readonly dialect: string;
}

/** Makes one for the deployments of a database. */
export function createMangler(connection: PoolConfig, sandboxUrl: string): Mangler {
  let target: Target | null = null;
  let mangling: Promise<void> = Promise.resolve();

  async function mangleOnce(): Promise<void> {
    if (target === null) return;
    const { client, deploymentId, dialect } = target;
    const { rows } = await client.query<{ state: string; external_id: string }>(
      "select state, external_id from deployments where id = $1",
      [deploymentId],
    );
    const [row] = rows;
    if (row?.state !== "verifying") return;
    await disarm();
    const at = `${sandboxUrl}/_control/${dialect}/flows/${encodeURIComponent(row.external_id)}`;
    const { artefact } = heldSchema.parse(await (await fetch(at)).json());
    const body = JSON.stringify(edit(artefact, { dialect, random: seededNumbers(1) }));
    const answer = await fetch(at, { method: "PUT", headers: { "content-type": "application/json" }, body });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`);
  }

  async function disarm(): Promise<void> {
    const armed = target;
    target = null;
    await armed?.client.end();
  }

  return {
    beforeEach: () => {
      mangling = mangling.then(mangleOnce);
      return mangling;
    },
    async arm(deploymentId, { dialect, undone }) {
      if (!undone) return;
      const client = new Client(connection);
      await client.connect();
      target = { client, deploymentId, dialect };
    },
    disarm: () => mangling.then(disarm),
  };
}
