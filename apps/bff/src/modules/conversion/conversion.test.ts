import { parseFlow, newFlow } from "@tonegraph/flow-model";
import { customerSupportMenu, flowOf, globalSupportMenu, hangup, subflow } from "@tonegraph/flow-model/testing";
import { findProfile } from "@tonegraph/dialect-catalogue";
import { validateFlow } from "@tonegraph/flow-validation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

const post = (url: string, payload: object) => test.asAdmin({ method: "POST", url: `/api${url}`, payload });
const get = (url: string) => test.asAdmin({ method: "GET", url: `/api${url}` });

describe("POST /validate", () => {
  it.each([customerSupportMenu(), globalSupportMenu(), newFlow({ name: "Empty" })])(
    "answers the very problems of the packages: $name",
    async (flow) => {
      for (const profile of ["portable", "cxone-ivr-menus"]) {
        const response = await post("/validate", { flow, profile });
        const rules = findProfile(profile);
        const parsed = parseFlow(flow);
        if (!rules || !parsed.ok) throw new Error("the flow or the profile is missing");
        expect(response.json<{ problems: unknown }>().problems).toEqual(
          JSON.parse(JSON.stringify(validateFlow(parsed.value, rules))),
        );
      }
    },
  );

  it("keeps what the flow ignores apart, except errors", async () => {
    const parked = { ...customerSupportMenu(), profile: "cxone-ivr-menus" };
    const flow = { ...parked, nodes: { ...parked.nodes, node_old: hangup({ label: "Old farewell" }) } };
    const place = { code: "unreachable-node", nodeId: "node_old" };
    const codesOf = async (document: object) =>
      (await post("/validate", { flow: document }))
        .json<{ problems: { code: string }[] }>()
        .problems.map(({ code }) => code);
    expect(await codesOf(flow)).toContain("unreachable-node");

    const ignoredProblems = [
      { ...place, reason: "Parked until spring" },
      { code: "dead-end", nodeId: "node_start", reason: "Gone" },
    ];
    const answer = (await post("/validate", { flow: { ...flow, ignoredProblems } })).json<{ problems: object[] }>();
    expect(answer).toMatchObject({
      ignored: [
        { entry: ignoredProblems[0], effect: "hides", problems: [{ code: "unreachable-node" }] },
        { entry: ignoredProblems[1], effect: "nothing", problems: [] },
      ],
      stats: { ignored: 1 },
    });
    expect(await codesOf({ ...flow, ignoredProblems })).not.toContain("unreachable-node");
  });

  it("names places inside the body", async () => {
    expect((await post("/validate", { flow: { ...newFlow({ name: "X" }), colour: 1 } })).json()).toMatchObject({
      status: 400,
      code: "invalid-flow",
      errors: [{ pointer: "/flow/colour" }],
    });
  });

  it("refuses a profile that is not known", async () => {
    const flow = newFlow({ name: "X" });
    expect((await post("/validate", { flow, profile: "none" })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: "/profile" }],
    });
    expect((await post("/validate", { flow: { ...flow, profile: "none" } })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: "/flow/profile" }],
    });
  });
});

describe("POST /validate with the rest of the workspace", () => {
  it("looks into the flows behind sub-flows", async () => {
    const flow = (name: string, flowId: string) =>
      flowOf({ flow: { name }, nodes: { node_sub: subflow({ flowId }) }, wires: ["node_start -> node_sub"] });
    const { id: outer } = (await post("/flows", newFlow({ name: "Outer" }))).json<{ id: string }>();
    const { id: inner } = (await post("/flows", flow("Inner", outer))).json<{ id: string }>();
    const found = await post("/validate", {
      flow: { ...flow("Outer", inner), id: outer },
      profile: "cxone-flow-steps",
    });
    const rounds = found
      .json<{ problems: { code: string; params: object }[] }>()
      .problems.filter(({ code }) => code === "cross-flow-cycle");
    expect(rounds).toMatchObject([{ params: { way: "hot", names: ["Outer", "Inner", "Outer"] } }]);
    const missing = await post("/validate", { flow: flow("Alone", "flow_gone") });
    expect(missing.json<{ problems: object[] }>().problems).toContainEqual(
      expect.objectContaining({
        code: "cross-flow-cycle",
        severity: "info",
        params: expect.objectContaining({ way: "unknown" }),
      }),
    );
  });

  it("keeps to the limits of a tenant", async () => {
    const addresses = { baseUrl: "https://na1.example.com/", authUrl: "https://na1.example.com/token" };
    const settings = {
      limits: { speechLimit: 10, severities: { "tts-too-long": "error", "key-before-function": "error" } },
    };
    const credentials = { clientId: "a", clientSecret: "b" };
    const tenant = { name: "Strict", dialect: "cxone-ivr-menus", ...addresses, settings, credentials };
    const { id: tenantId } = (await post("/tenants", tenant)).json<{ id: string }>();
    const flow = customerSupportMenu();
    const codes = async (body: object) =>
      (await post("/validate", { flow, ...body }))
        .json<{ problems: { code: string; severity: string }[] }>()
        .problems.map(({ code, severity }) => `${code} ${severity}`);
    expect(await codes({ tenantId })).toEqual(
      expect.arrayContaining(["tts-too-long error", "key-before-function error"]),
    );
    expect(await codes({ profile: "cxone-ivr-menus" })).not.toContain("tts-too-long error");
    for (const [body, pointer] of [
      [{ tenantId: "tenant_none" }, "/tenantId"],
      [{ tenantId, profile: "portable" }, "/profile"],
    ] as const) {
      const refused = await post("/validate", { flow, ...body });
      expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer }] });
    }
  });
});

describe("export and import", () => {
  it("give back the drawing, and store nothing", async () => {
    const flow = globalSupportMenu();
    const { id } = (await post("/flows", { ...flow, id: undefined })).json<{ id: string }>();
    const exported = (await get(`/flows/${id}/export?dialect=cxone-ivr-menus`)).json<{
      artefact: unknown;
      report: unknown[];
    }>();
    const imported = await post("/flows/import", { dialect: "cxone-ivr-menus", artefact: exported.artefact });
    expect(imported.statusCode).toBe(200);
    expect(imported.json<{ flow: { name: string } }>().flow.name).toBe(flow.name);
    const { items } = (await get("/flows")).json<{ items: { name: string }[] }>();
    expect(items.filter(({ name }) => name === flow.name)).toHaveLength(1);
  });

  it.each([[{}], [[]], ["text"], [null], [{ nodes: 7 }]])("refuse the artefact %j with its place", async (artefact) => {
    const problem = (await post("/flows/import", { dialect: "cxone-ivr-menus", artefact })).json<{
      status: number;
      errors: { pointer: string }[];
    }>();
    expect(problem.status).toBe(400);
    expect(problem.errors.every((place) => place.pointer.startsWith("/artefact"))).toBe(true);
  });

  it("refuse a dialect that is not known", async () => {
    expect((await post("/flows/import", { dialect: "none", artefact: {} })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: "/dialect" }],
    });
    expect((await get("/flows/flow_1/export?dialect=__proto__")).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: "/dialect" }],
    });
    expect((await get("/flows/flow_none/export?dialect=cxone-ivr-menus")).statusCode).toBe(404);
  });
});
