import { expect, it } from "vitest";
import { buildSandboxApp } from "./build-sandbox-app.ts";

const DIALECT = "cxone-campaign-rules";
const RULE = {
  name: "Holiday",
  campaignId: "camp_service",
  nodes: [{ id: "bye", type: "hangup", transitions: [] }],
  fallbackAction: { type: "hangup" },
  status: "DRAFT",
};

it("switches a flow off and on behind everybody's back, and a draft not at all", async () => {
  const app = await buildSandboxApp();
  let token = "";
  const ask = async (method: "GET" | "POST" | "PUT" | "PATCH", url: string, payload?: object) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return { status: answer.statusCode, json: answer.body === "" ? null : answer.json() };
  };
  const client = { client_id: "sandbox-client", client_secret: "sandbox-secret", grant_type: "client_credentials" };
  const scope = "ivr:flow:write ivr:flow:read";
  token = (await ask("POST", `/${DIALECT}/oauth/token`, { ...client, scope })).json.access_token;
  const made = await ask("POST", `/${DIALECT}/api/v2/ivr/flows`, RULE);
  const path = `/${DIALECT}/api/v2/ivr/flows/${made.json.id}`;
  const control = `/_control/${DIALECT}/flows/${made.json.id}/service`;
  const shown = async () => {
    const { dialects } = (await ask("GET", "/_control/overview")).json;
    return dialects.find(({ id }: { id: string }) => id === DIALECT).flows[0].isOn;
  };

  expect(await shown()).toBeUndefined();
  expect((await ask("PUT", control, { isOn: true })).status).toBe(404);

  await ask("POST", `${path}/validate`);
  await ask("POST", `${path}/compile`);
  await ask("POST", "/_control/clock", { advanceMs: 8000 });
  expect((await ask("PATCH", path, { status: "ACTIVE" })).status).toBe(200);
  expect(await shown()).toBe(true);

  expect((await ask("PUT", control, { isOn: false })).status).toBe(204);
  expect([await shown(), (await ask("GET", path)).json.status]).toEqual([false, "INACTIVE"]);
  expect((await ask("PUT", control, { isOn: true })).status).toBe(204);
  expect((await ask("GET", path)).json.status).toBe("ACTIVE");

  expect((await ask("PUT", control, { isOn: "no" })).status).toBe(400);
  expect((await ask("PUT", "/_control/cxone-ivr-menus/flows/x/service", { isOn: false })).status).toBe(404);
  await app.close();
});
