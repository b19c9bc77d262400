// A process that was not listening when another one told how a vendor does, as while its connection was made anew.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startReplicaRig, type ReplicaRig } from "../../testing/replica-rig.ts";
import type { Channels } from "../database/channels.ts";
import { createLogger } from "../logging/create-logger.ts";
import { createSecretScrubber } from "../logging/secret-scrubber.ts";
import { createSilences } from "./silences.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PROBE = { group: "flows", forMs: 15_000 };

let rig: ReplicaRig;
beforeAll(async () => {
  rig = await startReplicaRig();
});
afterAll(() => rig.close());

/** A tenant's silences as one process knows them; what is told to it comes by `told` alone. */
async function oneProcess() {
  const { place } = await rig.newTenant();
  const { db } = rig.database;
  const destination = { write: () => undefined };
  const logger = createLogger({ level: "silent", destination, scrubber: createSecretScrubber() });
  let told: (news: object) => void = () => undefined;
  const listen: Channels["listen"] = (_channel, { onPayload }) => {
    told = (news) => {
      onPayload(JSON.stringify({ ...place, group: PROBE.group, stamp: "", ...news }));
    };
  };
  const tenant = { ...place, db, logger, member: "this", stamp: "" };
  const silences = createSilences({ db, logger, channels: { listen } });
  const heard: number[] = [];
  silences.follow(tenant, (_group, forMs) => heard.push(forMs));
  const store = (turn: number, forMs: number) =>
    sql`
      insert into vendor_silences (workspace_id, tenant_id, route_group, stamp, until, turn)
      values (${place.workspaceId}, ${place.tenantId}, ${PROBE.group}, '',
        clock_timestamp() + ${forMs} * interval '1 millisecond', ${turn})`.execute(db);
  return { silences, tenant, heard, store, told: (news: object) => told(news) };
}

it("tries a vendor again although it missed how another one's try ended", async () => {
  const { silences, tenant, store, told } = await oneProcess();
  told({ forMs: 30_000, turn: 3 });
  await store(4, -1000);
  expect(await silences.claimProbe(tenant, PROBE)).toBe(false);
  await vi.waitFor(async () => expect(await silences.claimProbe(tenant, PROBE)).toBe(true), { timeout: 20_000 });
});

it("leaves a vendor alone that another one found failing meanwhile", async () => {
  const { silences, tenant, heard, store, told } = await oneProcess();
  told({ forMs: 30_000, turn: 3 });
  await store(5, 25_000);
  expect(await silences.claimProbe(tenant, PROBE)).toBe(false);
  await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 20_000 });
  expect(heard[1]).toBeGreaterThan(20_000);
});
