import { auditExportSchema, walkAuditChain } from "@tonegraph/api-contract";
import { canonicalJson, newFlow, ok } from "@tonegraph/flow-model";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStorage } from "../../infrastructure/database/storage.ts";
import { appendAudit } from "../../infrastructure/repositories/append-audit.ts";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";
import { testCheckpoints } from "../../testing/test-checkpoints.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

interface Page {
  items: {
    sequence: number;
    action: string;
    actor: string;
    flowId: string | null;
    flowName?: string;
    details: Record<string, unknown>;
  }[];
  nextCursor: string | null;
}
const audit = async (query = "") => (await test.asAdmin({ method: "GET", url: `/api/audit?${query}` })).json<Page>();
const verify = async (workspaceId?: string) => {
  if (workspaceId === undefined)
    return (await test.asAdmin({ method: "GET", url: "/api/audit/verify" })).json<{
      ok: boolean;
      firstBroken?: number;
    }>();
  const authorization = `Bearer ${await test.newToken("auditor", workspaceId)}`;
  return (await test.request({ method: "GET", url: "/api/audit/verify", headers: { authorization } })).json<{
    ok: boolean;
    firstBroken?: number;
  }>();
};

describe("the audit log", () => {
  it("has an entry for each change, and none for what was refused", async () => {
    const cookie = await test.signIn();
    const headers = { cookie, "x-tonegraph-request": "1" };
    const as = (place: `${"POST" | "PUT"} ${string}`, payload: object, more: Record<string, string> = {}) => {
      const [method, url] = place.split(" ", 2);
      return test.request({
        method: method === "PUT" ? "PUT" : "POST",
        url: `/api${url ?? ""}`,
        payload,
        headers: { ...headers, ...more },
      });
    };
    await as("POST /flows", { ...newFlow({ name: "A" }), id: "flow_a" });
    await as("PUT /flows/flow_a", newFlow({ name: "B" }), { "if-match": '"1"' });
    await as("PUT /flows/flow_a", newFlow({ name: "C" }), { "if-match": '"1"' });
    await as("POST /flows", { ...newFlow({ name: "A" }), id: "flow_a" });
    await as("POST /flows/flow_a/versions", { note: "n" });
    await as("POST /flows/flow_a/versions", { note: "n" });
    const token = (await as("POST /tokens", { name: "CI", role: "publisher" })).json<{ id: string; token: string }>();
    await test.request({ method: "DELETE", url: `/api/tokens/${token.id}`, headers });
    await test.request({ method: "DELETE", url: "/api/flows/flow_a", headers });
    await test.request({ method: "DELETE", url: "/api/session", headers });
    const entries = (await audit("actor=user_admin")).items;
    expect(entries.map((entry) => entry.action).toReversed()).toEqual([
      "session.started",
      "flow.created",
      "flow.saved",
      "version.frozen",
      "token.made",
      "token.revoked",
      "flow.archived",
      "session.ended",
    ]);
    expect(JSON.stringify(entries)).not.toContain(token.token);
    const named = { requestId: expect.stringMatching(/^req_[0-9a-f-]{36}$/), complianceTag: "IVR-ORCH-LOG" };
    for (const { details } of entries) expect(details).toMatchObject(named);
    expect(await verify()).toMatchObject({ ok: true });
  });

  it("is filtered and paged", async () => {
    expect((await audit("flowId=flow_a&action=flow.saved")).items).toMatchObject([{ details: { revision: 2 } }]);
    const first = await audit("limit=3");
    const second = await audit(`limit=3&cursor=${first.nextCursor}`);
    const sequences = [...first.items, ...second.items].map((entry) => entry.sequence);
    expect(sequences).toEqual([8, 7, 6, 5, 4, 3]);
    const now = encodeURIComponent(test.surroundings.now().toISOString());
    expect((await audit(`to=${now}`)).items.length + (await audit(`from=${now}`)).items.length).toBe(8);
  });

  it.each(["cursor=x", "from=yesterday", "limit=0"])("refuses %s with its place", async (query) => {
    expect(await audit(query)).toMatchObject({ status: 400, errors: [{ pointer: `/${query.split("=")[0]}` }] });
  });

  it("cannot be changed in the database", async () => {
    for (const statement of [
      "update audit_entries set actor = 'x'",
      "delete from audit_entries",
      "truncate audit_entries",
    ])
      await expect(test.database.pool.query(statement)).rejects.toThrow("audit_entries is append-only");
  });

  it("has no gap or fork when many write at once, and nothing of what was rolled back", async () => {
    await test.newToken("auditor", "ws_busy");
    const storage = createStorage(test.database.db, (scope) => ({
      append: (action: string) => appendAudit(scope, { at: new Date(), actor: "a", action }),
    }));
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        storage.transaction("ws_busy", async (store) => {
          await store.append(`test.${index}`);
          return index % 4 === 0 ? { ok: false as const, error: "rolled back" } : ok(index);
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(30);
    expect(await verify("ws_busy")).toMatchObject({ ok: true, entries: 30 });
  });

  it("names flows that are there, and no other; the export holds what was sealed alone", async () => {
    const flow = { ...newFlow({ name: "Billing" }), id: "flow_named" };
    await test.asAdmin({ method: "POST", url: "/api/flows", payload: flow });
    const named = async (flowId: string) => (await audit(`flowId=${flowId}&limit=1`)).items[0]?.flowName;
    expect(await named("flow_named")).toBe("Billing");
    expect(await named("flow_a")).toBeUndefined();
    const exported = await test.asAdmin({ method: "GET", url: "/api/audit/export?flowId=flow_named" });
    expect(exported.body).not.toContain("flowName");
  });
});

describe("the export", () => {
  const exported = async (query: string) => test.asAdmin({ method: "GET", url: `/api/audit/export?${query}` });

  it("is a JSON file whose chain holds for whoever reads it", async () => {
    const answer = await exported("format=json");
    expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="tonegraph-audit-.*\.json"$/);
    const file = auditExportSchema.parse(answer.json());
    const walk = walkAuditChain(file.workspaceId);
    expect(file.entries.filter((entry) => !walk.follow({ ...entry, details: canonicalJson(entry.details) }))).toEqual(
      [],
    );
    expect(walk.head()).toEqual(file.head);
    expect(answer.headers["x-audit-head"]).toBe(`${file.head.sequence}:${file.head.hash}`);
  });

  it("has a line per entry as NDJSON, after one about the file, and takes the filters of the list", async () => {
    const [about, ...entries] = (await exported("format=ndjson&flowId=flow_a")).body.trimEnd().split("\n");
    expect(JSON.parse(about ?? "")).toMatchObject({ workspaceId: "ws_default", filters: { flowId: "flow_a" } });
    expect(entries.map((line): string => JSON.parse(line).action)).toEqual([
      "flow.created",
      "flow.saved",
      "version.frozen",
      "flow.archived",
    ]);
  });

  it("is CSV that no spreadsheet takes for a formula", async () => {
    const storage = createStorage(test.database.db, (scope) => ({
      append: (actor: string) => appendAudit(scope, { at: new Date(0), actor, action: "test.csv" }),
    }));
    await storage.transaction("ws_default", async (store) => {
      await store.append('=cmd|"x",1');
      return ok(null);
    });
    const lines = (await exported("format=csv&action=test.csv")).body.split("\r\n");
    expect(lines[0]).toBe("sequence,at,actor,action,flowId,details,previousHash,hash");
    expect(lines[1]).toContain(
      `,1970-01-01T00:00:00.000Z,"'=cmd|""x"",1",test.csv,,"{""complianceTag"":""IVR-ORCH-LOG""}",`,
    );
    expect(lines[2]).toBe("");
  });

  it.each(["viewer", "designer", "publisher"] as const)("is not for a %s", async (role) => {
    const headers = { authorization: `Bearer ${await test.newToken(role)}` };
    expect((await test.request({ method: "GET", url: "/api/audit/export", headers })).statusCode).toBe(403);
  });
});

describe("verification", () => {
  const tamperings: Readonly<Record<string, string>> = {
    "an actor": "update audit_entries set actor = 'someone' where sequence = 5",
    "a time": "update audit_entries set at = at + interval '1 second' where sequence = 5",
    details: `update audit_entries set details = '{"x":1}' where sequence = 5`,
    "a hash": "update audit_entries set hash = repeat('0', 64) where sequence = 5",
    "a link": "update audit_entries set previous_hash = repeat('1', 64) where sequence = 5",
    "a removed entry": "delete from audit_entries where sequence = 5",
    "two entries that changed places":
      "update audit_entries set sequence = case sequence when 5 then 6 else 5 end where sequence in (5, 6)",
    "an entry of another workspace": "update audit_entries set flow_id = 'flow_other' where sequence = 5",
  };

  it.each(Object.entries(tamperings))("finds %s that was changed by a superuser", async (_name, statement) => {
    const verification = await test.database.db
      .transaction()
      .execute(async (trx) => {
        await sql.raw("set local session_replication_role = replica").execute(trx);
        await sql.raw("alter table audit_entries drop constraint audit_entries_pkey").execute(trx);
        await sql.raw(statement.replace("where", "where workspace_id = 'ws_default' and")).execute(trx);
        const { createAuditArchive } = await import("../../infrastructure/repositories/audit-archive.ts");
        const { verifyAudit } = await import("./usecases/verify-audit.ts");
        const found = await verifyAudit(
          { workspaceId: "ws_default" },
          { archive: createAuditArchive(trx), checkpoints: testCheckpoints(trx) },
        );
        throw new Undo(found);
      })
      .catch((error: unknown) => (error instanceof Undo ? error.found : Promise.reject(error)));
    expect(verification).toMatchObject({ ok: false, firstBroken: 5 });
    expect(await verify()).toMatchObject({ ok: true });
  });
});

class Undo extends Error {
  readonly found: unknown;

  constructor(found: unknown) {
    super("undone");
    this.found = found;
  }
}
