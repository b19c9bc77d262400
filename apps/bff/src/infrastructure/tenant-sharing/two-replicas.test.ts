// What processes share of a tenant, seen from the vendor: two of them on one real PostgreSQL.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startReplicaRig, type ReplicaRig, type RigReplica } from "../../testing/replica-rig.ts";
import { createAttemptCounter } from "../repositories/count-attempts.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Fewer than 80 % of the 20 calls a second that the dialect assumes. */
const ALLOWED = 15;
/** The window as the sandbox's clock sees it, less what reading two clocks may differ by. */
const WINDOW_MS = 990;

let rig: ReplicaRig;
let pair: readonly [RigReplica, RigReplica];
beforeAll(async () => {
  rig = await startReplicaRig();
  pair = [rig.newReplica(), rig.newReplica()];
});
afterAll(() => rig.close());

const prepare = async () => {
  const { place, vendor } = await rig.newTenant();
  const [left, right] = await Promise.all(pair.map((replica) => replica.client(place)));
  if (left === undefined || right === undefined) throw new Error("a client is missing");
  return { place, vendor, left, right };
};

describe("two replicas that call one tenant", () => {
  it("together stay under 80 % of its limit, and are never asked for patience", async () => {
    const { vendor, left, right } = await prepare();
    await Promise.all([left.signIn(), right.signIn()]);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, call) => (call % 2 === 0 ? left : right).read(`flow-${call}`)),
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    const calls = vendor.arrived;
    const perWindow = calls.map(({ at }) => calls.filter((one) => one.at >= at && one.at < at + WINDOW_MS).length);
    expect(calls.filter(({ isSignIn }) => !isSignIn)).toHaveLength(24);
    expect(Math.max(...perWindow)).toBeLessThanOrEqual(ALLOWED);
    expect(calls.filter(({ status }) => status === 429)).toEqual([]);
  });

  it("go on without the database, each with its part", async () => {
    const { vendor, left, right } = await prepare();
    await Promise.all([left.read("a"), right.read("b"), left.read("c")]);
    await rig.database.db.transaction().execute(async (trx) => {
      await sql`lock table vendor_budgets in access exclusive mode`.execute(trx);
      const answers = await Promise.all(Array.from({ length: 6 }, (_, call) => right.read(`flow-${call}`)));
      expect(answers.every(({ ok }) => ok)).toBe(true);
    });
    expect(vendor.count("calls")).toBe(9);
  });

  it("sign in once, and another process takes the token over", async () => {
    const { place, vendor, left, right } = await prepare();
    await Promise.all([left.signIn(), right.signIn(), left.read("a"), right.read("b")]);
    const later = await rig.newReplica().client(place);
    expect((await later.read("c")).ok).toBe(true);
    expect(vendor.count("signIns")).toBe(1);
    const { rows } = await sql<{ sealed: Buffer }>`
      select sealed from vendor_tokens where tenant_id = ${place.tenantId}`.execute(rig.database.db);
    const token = rig.secrets.at(-1) ?? "";
    expect(token.length).toBeGreaterThan(6);
    expect(rows[0]?.sealed.includes(Buffer.from(token))).toBe(false);
    expect(rig.lines.join("")).not.toContain(token);
  });

  it("do not wait for one that died while it signed in", async () => {
    const { place, vendor, left } = await prepare();
    await sql`
      insert into vendor_tokens (workspace_id, tenant_id, stamp, renewing_by, renewing_until)
      values (${place.workspaceId}, ${place.tenantId}, '', 'dead', clock_timestamp() + interval '300 milliseconds')`.execute(
      rig.database.db,
    );
    expect((await left.signIn()).ok).toBe(true);
    expect(vendor.count("signIns")).toBe(1);
  });

  it("do not use a token of other credentials", async () => {
    const { place, vendor, left } = await prepare();
    await left.signIn();
    await sql`update tenants set settings_json = '{"region":"eu"}' where id = ${place.tenantId}`.execute(
      rig.database.db,
    );
    await (await rig.newReplica().client(place)).signIn();
    expect(vendor.count("signIns")).toBe(2);
  });

  it("leave a vendor alone that failed at one of them; one tries again, and all go on", async () => {
    const { place, vendor, left, right } = await prepare();
    await Promise.all([left.signIn(), right.signIn()]);
    const failure = { ok: true, value: { status: 500, headers: {}, body: "" } } as const;
    vendor.script.instead = () => Promise.resolve(failure);
    const stateOf = ({ accounts }: RigReplica) =>
      accounts.health(place)?.breakers.find(({ group }) => group !== "signIn")?.state;
    const write = { idempotencyKey: "k", deadlineMs: 5000 };
    while (stateOf(pair[0]) !== "open") await left.replace("flow", {}, write);
    await vi.waitFor(() => expect(stateOf(pair[1])).toBe("open"), { timeout: 60_000 });
    const failed = vendor.count("calls");
    expect(await right.read("a")).toMatchObject({ ok: false, error: { kind: "circuitOpen" } });
    // A process that starts now hears of it too.
    const third = rig.newReplica();
    await third.client(place);
    await vi.waitFor(() => expect(stateOf(third)).toBe("open"), { timeout: 60_000 });
    expect(vendor.count("calls")).toBe(failed);

    rig.advance(31_000);
    const held = Promise.withResolvers<typeof failure>();
    let tries = 0;
    vendor.script.instead = () => {
      tries += 1;
      return held.promise;
    };
    const trying = [left.replace("a", {}, write), right.replace("a", {}, write)];
    // Only the one that may not try is answered before the vendor answers.
    expect(await Promise.race(trying)).toMatchObject({ ok: false, error: { kind: "circuitOpen" } });
    expect(tries).toBe(1);
    held.resolve({ ok: true, value: { status: 404, headers: {}, body: "{}" } } as never);
    await Promise.all(trying);
    await vi.waitFor(() => expect([stateOf(pair[0]), stateOf(pair[1])]).toEqual(["closed", "closed"]), {
      timeout: 60_000,
    });
  });
});

describe("attempts to sign in", () => {
  it("are counted over all processes, and each origin for itself", async () => {
    const { db } = rig.database;
    const key = Buffer.alloc(32, 7);
    const [left, right] = [createAttemptCounter({ db, key }), createAttemptCounter({ db, key })];
    const limit = { windowMs: 60_000, most: 3 };
    const counted: number[] = [];
    for (const count of [left, right, left, right, left, right])
      counted.push((await count("192.0.2.1", limit)).attempts);
    expect(counted).toEqual([1, 2, 3, 4, 5, 4]);
    expect((await right("192.0.2.2", limit)).attempts).toBe(1);
    const { rows } = await sql<{ origin: string }>`select origin from sign_in_attempts`.execute(db);
    expect(JSON.stringify(rows)).not.toContain("192.0.2");
  });

  it("are forgotten when the time is over", async () => {
    const { db } = rig.database;
    const count = createAttemptCounter({ db, key: Buffer.alloc(32, 8) });
    const limit = { windowMs: 60_000, most: 3 };
    for (let attempt = 0; attempt < 3; attempt += 1) await count("192.0.2.1", limit);
    await sql`update sign_in_attempts set until = clock_timestamp()`.execute(db);
    expect(await count("192.0.2.1", limit)).toMatchObject({ attempts: 1, endsInMs: expect.any(Number) });
  });
});
