import type { Flow, Json } from "@tonegraph/flow-model";
import { flowOf, httpRequest, lookupFlow, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import {
  customerLookupText,
  errorRouterText,
  httpCustomerLookupText,
  httpTicketSubmitText,
  transformPayloadText,
} from "./__fixtures__/document-payloads.ts";
import { converter } from "./convert.ts";

type Body = { [key: string]: Json };

const ENDS: readonly Body[] = [
  { id: "circuit-breaker-increment", type: "TransferToQueue", configuration: { queueId: "queue_general" } },
  { id: "refresh-auth-token", type: "Hangup", configuration: {} },
  { id: "prompt-input-correction", type: "Hangup", configuration: {} },
  { id: "process-success", type: "Hangup", configuration: {} },
];

/** The document's own steps as one flow, in the order in which it tells of them. */
function integration(): Body {
  const [look, shape, ticket, router] = [
    httpCustomerLookupText,
    transformPayloadText,
    httpTicketSubmitText,
    errorRouterText,
  ].map((text): Body => JSON.parse(text));
  return {
    id: "integration",
    name: "Integration",
    flowType: "IVR",
    version: 1,
    steps: [
      { ...look, nextStepId: "transform-payload" },
      { ...shape, nextStepId: "http-ticket-submit" },
      { ...ticket, nextStepId: "error-router" },
      { ...router },
      ...ENDS,
    ],
  };
}

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

function stepOf(artefact: Json, flow: "main" | number, id: string): Body {
  const bundle: { main: { steps: Body[] }; subFlows: { steps: Body[] }[] } = JSON.parse(JSON.stringify(artefact));
  const steps = flow === "main" ? bundle.main.steps : (bundle.subFlows[flow]?.steps ?? []);
  return steps.find((step) => step["id"] === id) ?? {};
}

describe("converter, on the document's own payloads", () => {
  it("draws the document's flow as a sub-flow, and gives it back byte for byte but for its number", () => {
    const flow = drawn(JSON.parse(customerLookupText));
    expect(flow.nodes["node_subflow-integration"]).toMatchObject({
      kind: "subflow",
      flowId: "{{integrationFlowId}}",
      pass: ["customer_id", "phone_number"],
      return: ["integration_status", "customer_profile"],
    });
    const { artefact } = converter.compile(flow, { settings: {} });
    const sent = { ...Object(artefact).main, id: "{{flowId}}", version: 2 };
    expect(JSON.stringify(sent)).toBe(JSON.stringify(JSON.parse(customerLookupText)));
  });

  it("gives the document's integration back, steps that are drawn and steps that are kept", () => {
    const artefact = integration();
    const flow = drawn(artefact);
    expect(Object.fromEntries(Object.entries(flow.nodes).map(([id, { kind }]) => [id, kind]))).toMatchObject({
      "node_http-customer-lookup": "vendorBlock",
      "node_transform-payload": "transform",
      "node_http-ticket-submit": "vendorBlock",
      "node_error-router": "condition",
    });
    expect(converter.normalise(converter.compile(flow).artefact)).toEqual(converter.normalise(artefact));
  });

  it("writes the document's look-up for a drawing of it, but for its path that is no JSONPath", () => {
    const node = httpRequest({
      url: "https://api.crm-provider.com/v2/accounts?phone={{phone_number}}",
      timeoutMs: 5000,
      retry: { maxRetries: 2, backoff: "exponential", onStatus: [502, 503, 504] },
      authentication: {
        kind: "oauth2",
        tokenUrl: "https://auth.crm-provider.com/oauth/token",
        scopes: ["crm:read", "accounts:query"],
        secretRef: "oauth",
      },
      headers: {
        "Content-Type": "application/json",
        "X-Request-Id": "{{flow_execution_id}}",
        Accept: "application/json",
      },
      responseMapping: { customer_profile: "$.data[0]", integration_status: "$.status" },
    });
    const { artefact } = converter.compile(flowOf({ nodes: { node_look: node }, wires: ["node_start -> node_look"] }));
    const { configuration } = JSON.parse(httpCustomerLookupText);
    expect(stepOf(artefact, 0, "look.request")["configuration"]).toEqual({
      ...configuration,
      responseMapping: {
        customer_profile: "$.data && $.data.length > 0 ? $.data[0] : null",
        integration_status: "$.status",
      },
    });
  });

  it("writes the document's ticket for a drawing of it", () => {
    const { configuration } = JSON.parse(httpTicketSubmitText);
    const node = httpRequest({
      method: "POST",
      url: configuration.url,
      timeoutMs: 4000,
      body: configuration.body,
      authentication: { kind: "apiKey", headerName: "X-API-Key", secretRef: "api_key_variable" },
      responseMapping: configuration.responseMapping,
    });
    const { artefact } = converter.compile(flowOf({ nodes: { node_send: node }, wires: ["node_start -> node_send"] }));
    expect(stepOf(artefact, 0, "send.request")["configuration"]).toEqual({
      ...configuration,
      retryPolicy: { maxRetries: 0, backoff: "exponential", retryOnStatusCodes: [] },
    });
    expect(stepOf(artefact, "main", "send")["configuration"]).toMatchObject({
      passThroughVariables: ["customer_profile", "formatted_phone", "loyalty_tier"],
      returnVariables: ["http_status_code", "case_number", "estimated_wait", "ticket_id"],
    });
  });
});

describe("the ids of a flow and of its requests", () => {
  const subFlowIds = (artefact: Json): string[] => Object(artefact).subFlows.map(({ id }: { id: string }) => id);
  const flow = { ...lookupFlow(), id: "flow_01JD3Z" };

  it("are ours, and the tenant's where it says so", () => {
    const { artefact } = converter.compile(flow);
    expect(converter.externalIdOf?.(artefact)).toBe("flow_01JD3Z");
    expect(subFlowIds(artefact)).toEqual([
      expect.stringMatching(/^flow_01JD3Z\.lookup\.[0-9a-f]{8}$/),
      expect.stringMatching(/^flow_01JD3Z\.ticket\.[0-9a-f]{8}$/),
    ]);
    const there = converter.compile(flow, {
      flows: { tenantName: "Lab", flows: new Map([["flow_01JD3Z", { name: "Support", vendorId: "legacy-7" }]]) },
    }).artefact;
    expect(converter.externalIdOf?.(there)).toBe("legacy-7");
    expect(converter.normalise(there)).toEqual(converter.normalise(artefact));
  });

  it("change with what a sub-flow says, so that the former main flow keeps the former one", () => {
    const node = flow.nodes["node_lookup"];
    if (node?.kind !== "httpRequest") throw new Error("there is no look-up");
    const changed = { ...flow, nodes: { ...flow.nodes, node_lookup: { ...node, timeoutMs: 4000 } } };
    const [before, after] = [flow, changed].map((each) => subFlowIds(converter.compile(each).artefact));
    expect(after?.[0]).not.toBe(before?.[0]);
    expect(after?.[1]).toBe(before?.[1]);
  });
});

describe("what only the vendor has", () => {
  it("stays when the drawing is changed", () => {
    const steps = [
      {
        id: "main",
        type: "Menu",
        owner: "team-7",
        configuration: {
          prompts: [{ language: "en-US", text: "Press 1.", voice: "Ann" }],
          noInputTimeoutMs: 5000,
          maxRepeats: 2,
          music: "jazz",
          branches: [{ key: "1", nextStepId: "rec", tag: "x" }],
          noInputStepId: "q",
        },
      },
      { id: "rec", type: "RecordVoice", configuration: { seconds: 30, savedStepId: "q" } },
      { id: "q", type: "TransferToQueue", configuration: { queueId: "queue_general" } },
      { id: "old", type: "PlayPrompt", configuration: {} },
    ];
    const artefact = { id: "f", name: "Mixed", flowType: "IVR", version: 3, region: "eu", steps };
    const flow = drawn(artefact);
    expect(flow.nodes["node_rec"]).toMatchObject({ kind: "vendorBlock", ports: ["/configuration/savedStepId"] });
    const node = flow.nodes["node_main"];
    if (node?.kind !== "menu") throw new Error("there is no menu");
    const changed: Flow = {
      ...flow,
      nodes: {
        ...flow.nodes,
        node_main: menu({ ...node, noInput: { timeoutMs: 9000, maxRepeats: 2 } }),
        node_new: queue("queue_sales_001"),
      },
      connections: { ...flow.connections, conn_new: { source: "node_q", port: "unavailable", target: "node_new" } },
    };
    const [main, rec, q, old] = steps;
    expect(Object(converter.compile(changed).artefact).main).toEqual({
      ...artefact,
      id: expect.any(String),
      version: 1,
      steps: [
        { ...main, configuration: { ...main?.configuration, noInputTimeoutMs: 9000 } },
        rec,
        { ...q, nextStepId: "new" },
        { id: "new", type: "TransferToQueue", configuration: { queueId: "queue_sales_001" } },
        old,
      ],
    });
  });

  it("is a block of the vendor's where our expressions cannot say it, so that it can be published again", () => {
    const prompts = [{ language: "en-US", text: "It ends at {{decodeJwt(token).exp}}." }];
    const steps = [
      { id: "say", type: "PlayPrompt", configuration: { prompts }, nextStepId: "bye" },
      { id: "bye", type: "Hangup", configuration: {} },
    ];
    const flow = drawn({ id: "f", name: "Theirs", flowType: "IVR", version: 1, steps });
    expect(flow.nodes["node_say"]).toMatchObject({ kind: "vendorBlock", ports: ["/nextStepId"] });
    expect(converter.compile(flow)).toMatchObject({ artefact: { main: { steps } }, report: [] });
  });

  it("is said to be gone when it cannot be read any more", () => {
    const flow = { ...lookupFlow(), vendorExtras: { "cxone-flow-steps": { vendorCopy: { main: 3 } } } };
    expect(converter.compile(flow).report.map(({ code }) => code)).toContain("vendor-copy-unreadable");
  });
});

describe("decompile, on what it cannot read", () => {
  it.each([
    ["no object", 3, ""],
    ["no name", { steps: [] }, "/name"],
    ["steps that are no list", { name: "x", steps: {} }, "/steps"],
    ["a step without an id", { main: { name: "x", steps: [{ type: "Hangup" }] }, subFlows: [] }, "/main/steps/0/id"],
    [
      "an id twice",
      {
        name: "x",
        steps: [
          { id: "a", type: "Hangup" },
          { id: "a", type: "Hangup" },
        ],
      },
      "/steps/1/id",
    ],
    [
      "a sub-flow id twice",
      { main: { name: "x" }, subFlows: ["y", "z"].map((name) => ({ id: "sub", name, steps: [] })) },
      "/subFlows/1/id",
    ],
    [
      "a fault in a sub-flow",
      { main: { name: "x" }, subFlows: [{ name: "y", steps: [{ id: "a" }] }] },
      "/subFlows/0/steps/0/type",
    ],
    [
      "a name that is not allowed",
      JSON.parse('{"name":"x","steps":[{"id":"a","type":"T","configuration":{"constructor":1}}]}'),
      "/steps/0/configuration/constructor",
    ],
  ])("%s is a fault with its place", (_, artefact, pointer) => {
    const result = converter.decompile(artefact);
    expect(result.ok ? [] : result.error.map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it("names the places of types that nobody knows, and keeps the steps", () => {
    const step = { id: "a", type: "Survey", configuration: { questions: 3 } };
    const artefact = { id: "x", name: "x", flowType: "IVR", steps: [step] };
    const result = converter.decompile(artefact);
    const params = { pointer: "/steps/0/type", value: "Survey" };
    expect(result).toMatchObject({ ok: true, value: { report: [{ code: "unknown-value", params }] } });
    const again = result.ok ? converter.compile(result.value.flow).artefact : null;
    expect(converter.normalise(again)).toEqual(converter.normalise(artefact));
  });
});
