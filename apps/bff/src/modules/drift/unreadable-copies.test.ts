import type { DriftFinding, Plan, ThreeWay } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hurryVendors } from "../../testing/hurry-vendors.ts";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
  await hurryVendors(lab.sandboxUrl);
});
afterAll(() => lab.close());

/** A vendor's document, whose form is what the tests are about. */
type Artefact = ReturnType<typeof JSON.parse>;

interface Bad {
  readonly what: string;
  readonly edit: (artefact: Artefact) => void;
  readonly pointer: string;
  /** In which words it is told. */
  readonly words: RegExp;
  /** Whether nothing can be drawn of it. */
  readonly isLost: boolean;
}

const TWICE = /(is there twice|a second time|is used twice)/u;

const BAD: Readonly<Record<string, readonly Bad[]>> = {
  "cxone-ivr-menus": [
    {
      what: "an unknown action",
      edit: ({ nodes }) => (nodes[0].timeoutBehavior.action = "sing"),
      pointer: "/nodes/0/timeoutBehavior/action",
      words: /says “sing”/u,
      isLost: false,
    },
    {
      what: "an unknown kind of destination",
      edit: ({ nodes }) => (nodes[0].dtmfMappings[0].destination.type = "moon"),
      pointer: "/nodes/0/dtmfMappings/0/destination/type",
      words: /says “moon”/u,
      isLost: false,
    },
    {
      what: "an action that is none",
      edit: ({ nodes }) => (nodes[0].timeoutBehavior.action = 7),
      pointer: "/nodes/0/timeoutBehavior/action",
      words: /In “[^”]+”, "action" must be text, but is the number 7\./u,
      isLost: true,
    },
    {
      what: "a doubled id",
      edit: ({ nodes }) => nodes.push(structuredClone(nodes[0])),
      pointer: "/nodes/1/id",
      words: TWICE,
      isLost: false,
    },
    {
      what: "a doubled key",
      edit: ({ nodes }) => nodes[0].dtmfMappings.push(structuredClone(nodes[0].dtmfMappings[0])),
      pointer: "/nodes/0/dtmfMappings/",
      words: TWICE,
      isLost: false,
    },
  ],
  "cxone-flow-connections": [
    {
      what: "an unknown type",
      edit: ({ connections }) => (connections[0].type = "weird"),
      pointer: "/connections/0/type",
      words: /says “weird”/u,
      isLost: false,
    },
    {
      what: "a doubled id",
      edit: ({ nodes }) => nodes.push(structuredClone(nodes[1])),
      pointer: "/nodes/",
      words: TWICE,
      isLost: true,
    },
  ],
  "cxone-campaign-rules": [
    {
      what: "a doubled id",
      edit: ({ nodes }) => nodes.push(structuredClone(nodes[0])),
      pointer: "/nodes/",
      words: TWICE,
      isLost: true,
    },
    {
      what: "a time without zone",
      edit: (rule) => (rule.effectiveDate = "2026-11-01T00:00:00"),
      pointer: "/effectiveDate",
      words: /the time “2026-11-01T00:00:00” at \/effectiveDate, without a time zone/u,
      isLost: false,
    },
  ],
  "genesys-menu-flows": [
    {
      what: "an unknown type",
      edit: ({ steps }) => (steps[0].nextStep.type = "speech"),
      pointer: "/steps/0/nextStep/type",
      words: /says “speech”/u,
      isLost: false,
    },
    {
      what: "a doubled id",
      edit: ({ steps: [start] }) => {
        const menu = start.nextStep;
        menu.nextSteps = [{ ...structuredClone(menu), nextSteps: [] }];
      },
      pointer: "/steps/0/nextStep/nextSteps/0/id",
      words: TWICE,
      isLost: false,
    },
  ],
  "cxone-flow-steps": [
    {
      what: "a doubled id",
      edit: ({ main }) => main.steps.push(structuredClone(main.steps[0])),
      pointer: "/main/steps/",
      words: TWICE,
      isLost: true,
    },
  ],
};

async function live(dialect: string) {
  const profile = findDescriptor(dialect)?.profile;
  if (profile === undefined) throw new Error(`there is no dialect ${dialect}`);
  const place = await lab.prepare(menuWithKey("3", profile), dialect);
  expect((await lab.publish(place)).state).toBe("live");
  const { externalId } = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
  const { artefact } = (await lab.control("GET", `/flows/${externalId}`, undefined, dialect)) as { artefact: Artefact };
  const hold = (held: Artefact) => lab.control("PUT", `/flows/${externalId}`, held, dialect);
  return { ...place, artefact, hold };
}

describe.each(Object.entries(BAD))("what a tenant of %s holds", (dialect, cases) => {
  it("is told by tenant, step and field wherever it cannot be read as it should be", async () => {
    const { flowId, tenantId, artefact, hold } = await live(dialect);
    for (const [index, { what, edit, pointer, words, isLost }] of cases.entries()) {
      const held = structuredClone(artefact);
      edit(held);
      await hold(held);
      const told = (text: string | undefined): void => {
        expect(text, what).toMatch(/Tenant "Lab \d+", reading: /u);
        expect(text, what).toContain(pointer);
        expect(text, what).toMatch(words);
        expect(text, what).not.toMatch(/Invalid|expected/u);
      };
      const plan: Plan = (await lab.post(`/api/flows/${flowId}/plan`, { tenantId })).json();
      expect(plan.drift.state, what).toBe("drifted");
      told(plan.drift.words);
      const found: DriftFinding = (await lab.post(`/api/flows/${flowId}/drift/check`, { tenantId })).json();
      expect(found.state, what).toBe("drifted");
      told(found.message);
      const refused = await lab.post(
        `/api/flows/${flowId}/deployments`,
        { tenantId, version: 1 },
        `k-${flowId}-${index}`,
      );
      expect(refused.json().code, what).toBe("drifted");
      told(refused.json().detail);
      const diff = await lab.get(`/api/flows/${flowId}/diff?from=draft&to=live:${tenantId}`);
      expect(diff.statusCode, what).toBe(isLost ? 502 : 200);
      told(isLost ? diff.json().detail : diff.json().said);
      if (isLost) expect(diff.json().errors[0].pointer, what).toContain(pointer);
      const ways: ThreeWay = (await lab.get(`/api/flows/${flowId}/drift/merge?tenantId=${tenantId}`)).json();
      told(isLost ? ways.obstacle : (ways.said ?? ways.obstacle));
      const imported = await lab.post("/api/flows/import", { dialect, artefact: held });
      expect(imported.statusCode, what).toBe(isLost ? 400 : 200);
      expect(JSON.stringify(imported.json()), what).toContain(pointer);
    }
    await hold(artefact);
    const mended: DriftFinding = (await lab.post(`/api/flows/${flowId}/drift/check`, { tenantId })).json();
    expect(mended).toMatchObject({ state: "inSync", message: "" });
  });
});

it("that cannot be read at all is told by tenant and step, too", async () => {
  const { flowId, tenantId } = await live("cxone-ivr-menus");
  await lab.fault({ target: "read", status: 403, times: 50, body: { message: "no" } });
  const words = /^Tenant "Lab \d+", reading: ./u;
  const plan: Plan = (await lab.post(`/api/flows/${flowId}/plan`, { tenantId })).json();
  expect(plan.drift.state).toBe("unknown");
  expect(plan.drift.words).toMatch(words);
  expect((await lab.post(`/api/flows/${flowId}/drift/check`, { tenantId })).json().message).toMatch(words);
  const diff = await lab.get(`/api/flows/${flowId}/diff?from=draft&to=live:${tenantId}`);
  expect([diff.statusCode, diff.json().detail]).toEqual([502, expect.stringMatching(words)]);
  const ways = await lab.get(`/api/flows/${flowId}/drift/merge?tenantId=${tenantId}`);
  expect([ways.statusCode, ways.json().detail]).toEqual([502, expect.stringMatching(words)]);
  await lab.control("DELETE", "/faults", undefined, "cxone-ivr-menus");
});
