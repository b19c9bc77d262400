import { vendorFiguresSchema, type VendorFigures } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hurryVendors } from "../../testing/hurry-vendors.ts";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const DAY_MS = 86_400_000;
const [GENESYS, CAMPAIGNS] = ["genesys-menu-flows", "cxone-campaign-rules"];
const ZONE = "America/New_York";

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
  await hurryVendors(lab.sandboxUrl);
  for (const dialect of [GENESYS, CAMPAIGNS]) {
    await lab.control("POST", "/callers", { seed: 7, callsPerHour: 20, rhythm: "flat", sinceDays: 8 }, dialect);
  }
});
afterAll(() => lab.close());

/** A flow that is live on a tenant of which no single calls can be had. */
async function published(dialect: string): Promise<Place> {
  const profile = findDescriptor(dialect)?.profile;
  if (profile === undefined) throw new Error("the dialect is missing");
  const place = await lab.prepare(menuWithKey("3", profile), dialect);
  const tenant = (await lab.get(`/api/tenants/${place.tenantId}`)).json();
  const settings = { ...tenant.settings, publishing: { timeZone: ZONE } };
  await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${place.tenantId}`, payload: { settings } });
  expect(await lab.publish(place)).toMatchObject({ state: "live" });
  return place;
}

const ask = ({ flowId, tenantId }: Place, more = "") =>
  lab.get(`/api/flows/${flowId}/vendor-figures?tenantId=${tenantId}${more}`);

async function figuresOf(place: Place, more = ""): Promise<VendorFigures> {
  const answer = await ask(place, more);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return vendorFiguresSchema.parse(answer.json());
}

/** How many calls the sandbox's own feed knows of a span, read without any of our code, and how many of them hung up. */
async function fed(
  { flowId, tenantId }: Place,
  dialect: string,
  { from = "", to = "" }: { from?: string; to?: string },
) {
  const { externalId } = (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
  const [calls, lost] = [new Set<string>(), new Set<string>()];
  for (let cursor: string | null = ""; cursor !== null;) {
    const at: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const span = `flowId=${externalId}&from=${from}&to=${to}&limit=10000`;
    const page = await (await fetch(`${lab.sandboxUrl}/${dialect}/_calls?${span}${at}`)).json();
    for (const { callId, leaving } of page.visits) {
      calls.add(callId);
      if (leaving.kind === "hungUp") lost.add(callId);
    }
    cursor = page.nextCursor;
  }
  return { calls: calls.size, lost: lost.size };
}

describe("GET /api/flows/:flowId/vendor-figures", () => {
  it("is what Genesys Cloud reports of the seven days up to now; another span is refused in words", async () => {
    const place = await published(GENESYS);
    const { rows, vendor, from, to, gaps } = await figuresOf(place);
    expect([vendor, Date.parse(to) - Date.parse(from), gaps]).toEqual(["Genesys Cloud", 7 * DAY_MS, []]);
    expect(rows).toHaveLength(1);
    const row = rows[0]!;
    expect(Object.keys(row).toSorted()).toEqual(["abandoned", "abandonment", "calls", "from", "to"]);
    const { calls, lost } = await fed(place, GENESYS, { from, to });
    expect(calls).toBeGreaterThan(400);
    // Calls go on while both are asked.
    expect(Math.abs(row.calls! - calls)).toBeLessThan(20);
    expect(Math.abs(row.abandoned! - lost)).toBeLessThan(20);
    expect(row.abandonment!.rate).toBeCloseTo(row.abandoned! / row.calls!, 10);

    const refused = await ask(place, "&days=30");
    expect([refused.statusCode, refused.json().code]).toEqual([400, "invalid-parameter"]);
    expect(refused.json().detail).toContain("those of the last seven days up to now");
    expect(refused.json().errors).toMatchObject([{ pointer: "/days", code: "span-not-offered" }]);

    const echo = { results: [{ group: "sandbox-secret, you said" }] };
    await lab.control("POST", "/faults", { path: "/api/v2/analytics/*", status: 200, body: echo, times: 1 }, GENESYS);
    const unread = await ask(place);
    const health = await lab.get(`/api/tenants/${place.tenantId}/health`);
    expect(unread.statusCode).toBe(502);
    for (const { body } of [unread, health]) {
      expect(body).toContain("[hidden], you said");
      expect(body).not.toContain("sandbox-secret");
    }

    const viewer = await lab.newToken("viewer");
    const url = `/api/flows/${place.flowId}/vendor-figures?tenantId=${place.tenantId}`;
    expect((await lab.request({ url, headers: { authorization: `Bearer ${viewer}` } })).statusCode).toBe(200);

    // Another version, which was live there two days ago.
    await lab.edit(place.flowId, "Press 1 for flowers.");
    await lab.post(`/api/flows/${place.flowId}/versions`, {});
    await lab.database.pool.query(
      `insert into deployments (workspace_id, id, flow_id, tenant_id, kind, version, dialect, artefact_hash, state,
         created_by, created_at, ended_at, external_id)
       select workspace_id, 'deployment_former', flow_id, tenant_id, kind, 2, dialect, '', state, created_by, created_at,
         ended_at - interval '2 days', external_id from deployments where flow_id = $1`,
      [place.flowId],
    );
    const { gaps: foreign } = await figuresOf(place);
    expect(foreign[0]!.why).toContain("Version 2 was live then. The vendor's sums cannot be told apart");
  });

  it("is what campaign rules report of each day of the tenant; who does not answer is told", async () => {
    const place = await published(CAMPAIGNS);
    const { rows, vendor, from, to, timeZone } = await figuresOf(place, "&days=2");
    expect([vendor, timeZone, rows.length]).toEqual(["NICE CXone", ZONE, 3]);
    const hourThere = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, timeStyle: "medium" });
    expect(hourThere.format(Date.parse(from))).toBe("00:00:00");
    expect(Date.parse(to) - Date.parse(from)).toBeLessThan(3 * DAY_MS);
    // The last day may have begun a minute ago, without a call yet.
    for (const row of rows.slice(0, -1))
      expect(Object.keys(row).toSorted()).toEqual(["completionRate", "from", "totalSeconds"]);
    const [first, second] = rows;
    expect(first?.from).toBe(from);
    const known = await fed(place, CAMPAIGNS, { from, to: second?.from ?? "" });
    expect(known.calls).toBeGreaterThan(100);
    expect(first?.completionRate).toBeCloseTo(1 - known.lost / known.calls, 10);
    expect(first?.totalSeconds).toBeGreaterThan(known.calls);

    await lab.control("POST", "/faults", { path: "/api/v2/analytics/*", status: 503, times: 30 }, CAMPAIGNS);
    const failed = await ask(place);
    await lab.control("DELETE", "/faults", undefined, CAMPAIGNS);
    expect([failed.statusCode, failed.json().code]).toEqual([502, "vendor-failed"]);
    expect(failed.json().detail).toMatch(
      /^Lab \d+ gave no figures: NICE CXone .*\(503\).* Ask again in a few minutes\.$/u,
    );

    await lab.control("POST", "/callers", { seed: 7, callsPerHour: 0 }, CAMPAIGNS);
    const quiet = await figuresOf(place, "&days=1");
    expect(quiet.rows.length).toBeGreaterThan(0);
    for (const row of quiet.rows) expect(row).not.toHaveProperty("completionRate");

    await lab.database.pool.query("update tenants set base_url = 'http://10.0.0.1' where id = $1", [place.tenantId]);
    // Which tenant is meant is remembered for a moment.
    const elsewhere = async () => {
      const answer = await ask(place);
      return [answer.statusCode, answer.json().code, answer.json().detail];
    };
    const words = expect.stringMatching(/^Lab \d+ gave no figures: .*10\.0\.0\.1/u);
    await expect.poll(elsewhere, { timeout: 10_000 }).toEqual([422, "address-not-allowed", words]);
  });

  it("says that there are none of a dialect that reports figures per block, of a flow that was never live, and elsewhere", async () => {
    const menus = await lab.prepare();
    expect(await lab.publish(menus)).toMatchObject({ state: "live" });
    const none = await ask(menus);
    expect([none.statusCode, none.json().detail]).toEqual([
      404,
      "NICE CXone IVR menus reports no figures of a whole flow.",
    ]);
    const fresh = await ask(await lab.prepare());
    expect([fresh.statusCode, fresh.json().detail]).toEqual([404, expect.stringContaining("was never live")]);
    expect((await ask({ ...menus, tenantId: "tenant_none" })).statusCode).toBe(404);
    expect((await ask(menus, "&days=0")).statusCode).toBe(400);
  });
});
