import { flowOf, httpRequest, type NodeFields } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { converter } from "../convert.ts";

type Authentication = NonNullable<NodeFields<"httpRequest">["authentication"]>;

describe("the authentication of a request", () => {
  it.each<[Authentication, object]>([
    [
      { kind: "apiKey", headerName: "X-Key", secretRef: "crm_key" },
      { type: "apiKey", headerName: "X-Key", headerValue: "{{crm_key}}" },
    ],
    [
      { kind: "basic", secretRef: "crm" },
      { type: "basic", username: "{{crm_username}}", password: "{{crm_password}}" },
    ],
    [
      { kind: "oauth2", tokenUrl: "https://login.example/token", secretRef: "crm", scopes: ["crm:read"] },
      {
        type: "oauth2",
        clientId: "{{crm_client_id}}",
        clientSecret: "{{crm_client_secret}}",
        tokenEndpoint: "https://login.example/token",
        scopes: ["crm:read"],
      },
    ],
  ])("names what is in the tenant's vault: %j", (authentication, wire) => {
    const flow = flowOf({ nodes: { node_ask: httpRequest({ authentication }) }, wires: ["node_start -> node_ask"] });
    const { artefact } = converter.compile(flow);
    expect(artefact).toMatchObject({ subFlows: [{ steps: [{ configuration: { authentication: wire } }] }] });
  });

  it.each(["pa$$ word", "pa}}ss"])("holds nothing of what cannot be a name in the vault: %s", (secretRef) => {
    const node_ask = httpRequest({ authentication: { kind: "apiKey", headerName: "X-Key", secretRef } });
    const { artefact } = converter.compile(flowOf({ nodes: { node_ask }, wires: ["node_start -> node_ask"] }));
    const wire = { type: "apiKey", headerName: "X-Key", headerValue: "" };
    expect(artefact).toMatchObject({ subFlows: [{ steps: [{ configuration: { authentication: wire } }] }] });
  });
});

describe("the header by which a callback finds its call", () => {
  it.each([
    [undefined, { "X-Request-Id": "{{flow_execution_id}}" }],
    [{ Accept: "*/*" }, { Accept: "*/*", "X-Request-Id": "{{flow_execution_id}}" }],
    [{ "x-request-id": "{{callId}}" }, { "x-request-id": "{{callId}}" }],
  ])("is there once: %j", (headers, sent) => {
    const fields = { asyncCallback: { maxWaitMs: 1000 }, ...(headers ? { headers } : {}) };
    const flow = flowOf({ nodes: { node_ask: httpRequest(fields) }, wires: ["node_start -> node_ask"] });
    const artefact = JSON.parse(JSON.stringify(converter.compile(flow).artefact));
    expect(artefact.subFlows[0].steps[0].configuration.headers).toEqual(sent);
  });
});
