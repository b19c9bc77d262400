import { lookupFlow } from "@tonegraph/flow-model/testing";
import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { errorRouterText, httpCustomerLookupText } from "../__fixtures__/document-payloads.ts";
import { converter } from "../convert.ts";
import { sandbox } from "./sandbox.ts";
import { freshState } from "./state.ts";

type Body = { [key: string]: Json };
type Named = Body & { id: string };

const FLOWS = "/api/v2/flow/flows";
const START = Date.UTC(2026, 0, 5, 9, 0, 0);

function account(initial: Json = freshState()) {
  let state = initial;
  let now = START;
  let count = 0;
  const ask = (method: string, path: string, asked: { token?: string; body?: Json; type?: string } = {}) => {
    const token = asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` };
    const headers = { ...token, "content-type": asked.type ?? "application/json" };
    const body = typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body ?? "");
    const request = { method, path, query: {}, headers, body };
    const handled = sandbox.handle(state, request, { now, entropy: () => `token-${(count += 1)}` });
    state = handled.state;
    return handled.response;
  };
  const token = (client = "sandbox-client"): string => {
    const body = `grant_type=client_credentials&client_id=${client}&client_secret=sandbox-secret`;
    return JSON.parse(ask("POST", "/oauth/token", { body, type: "application/x-www-form-urlencoded" }).body)
      .access_token;
  };
  const signedIn = { token: token() };
  const put = (body: Body): SandboxResponse =>
    ask("PUT", `${FLOWS}/${typeof body["id"] === "string" ? body["id"] : ""}`, { ...signedIn, body });
  return { ask, put, token, signedIn, advance: (ms: number) => void (now += ms), state: () => state };
}

const bye = { id: "bye", type: "Hangup", configuration: {} };
const hello: Body = { id: "flow_1", name: "Hello", flowType: "IVR", version: 1, steps: [bye] };
const look: Body = JSON.parse(httpCustomerLookupText);

function withStep(type: string, configuration: Json, more: Body = {}): Body {
  return { ...hello, steps: [{ id: "step", type, configuration, ...more }, bye] };
}

function request(change: Body): Body {
  const { configuration } = JSON.parse(httpCustomerLookupText);
  return withStep("HTTPRequest", { ...configuration, ...change });
}

const pause = (until: string): Body => ({
  id: "pending",
  type: "SetVariables",
  configuration: { assignments: { until } },
  nextStepId: "bye",
});
const sharedExit: Body = {
  id: "router",
  type: "Condition",
  configuration: { conditions: [{ expression: "{{http_status_code}} >= 400", nextStepId: "bye" }] },
};
/** A call that is answered 202 and counts to a time. */
function waiting(until: string): Body {
  const conditions = [{ expression: "{{http_status_code}} == 202", nextStepId: "pending" }];
  return { ...hello, steps: [{ id: "router", type: "Condition", configuration: { conditions } }, pause(until), bye] };
}

function errorsOf(response: SandboxResponse): [number, string, string[]] {
  const { errorCode, errors } = JSON.parse(response.body);
  return [
    response.status,
    errorCode,
    errors.map(({ field, message }: Record<string, string>) => `${field}: ${message}`),
  ];
}

describe("sandbox: flows", () => {
  it("creates, replaces and reads back what was written", () => {
    const { ask, put, signedIn } = account();
    expect(put(hello).status).toBe(201);
    expect(put({ ...hello, version: 2, name: "Hello again" }).status).toBe(200);
    const read = ask("GET", `${FLOWS}/flow_1`, signedIn);
    expect([read.status, JSON.parse(read.body)]).toEqual([200, { ...hello, version: 2, name: "Hello again" }]);
  });

  it("takes the document's first publish, whatever version it begins with", () => {
    expect(account().put({ ...hello, version: 2 }).status).toBe(201);
  });

  it("takes a repeated PUT as done, and refuses another content of the same version", () => {
    const { put } = account();
    put(hello);
    expect(put(hello).status).toBe(200);
    expect(errorsOf(put({ ...hello, name: "Other" }))).toEqual([409, "VERSION_CONFLICT", []]);
    expect(put({ ...hello, version: 3 }).status).toBe(409);
  });

  it("takes the compiler's flows, sub-flows first", () => {
    const bundle: { main: Named & { steps: { configuration: Body }[] }; subFlows: Named[] } = JSON.parse(
      JSON.stringify(converter.compile(lookupFlow()).artefact),
    );
    const { put } = account();
    expect(errorsOf(put(bundle.main))[2]).toEqual(
      bundle.subFlows.map(({ id }) => {
        const at = bundle.main.steps.findIndex(({ configuration }) => configuration["flowId"] === id);
        return `steps[${at}].configuration.flowId: Sub-flow '${id}' does not exist`;
      }),
    );
    for (const flow of [...bundle.subFlows, bundle.main]) expect(put(flow)).toMatchObject({ status: 201 });
  });

  it.each<[string, Body, string]>([
    ["no name", { ...hello, name: "" }, "name: must not be empty"],
    ["another type", { ...hello, flowType: "CHAT" }, "flowType: must be IVR"],
    ["no version", { ...hello, version: "2" }, "version: is required"],
    ["no steps", { ...hello, steps: [] }, "steps: must have at least one step"],
    [
      "a step without a configuration",
      { ...hello, steps: [{ id: "bye", type: "Hangup" }] },
      "steps[0].configuration: is required",
    ],
    ["a step twice", { ...hello, steps: [bye, bye] }, "steps[1].id: 'bye' is used twice"],
    [
      "an exit to nowhere",
      withStep("PlayPrompt", { prompts: [{ language: "en-US", text: "Hi" }] }, { nextStepId: "gone" }),
      "steps[0].nextStepId: There is no step 'gone'",
    ],
    [
      "an unknown queue",
      withStep("TransferToQueue", { queueId: "no" }),
      "steps[0].configuration.queueId: Queue 'no' does not exist",
    ],
    [
      "an unknown agent",
      withStep("TransferToAgent", { agentId: "no" }),
      "steps[0].configuration.agentId: Agent 'no' does not exist",
    ],
    [
      "no number",
      withStep("TransferToNumber", { number: "555" }),
      "steps[0].configuration.number: must be in E.164 format",
    ],
    [
      "an unknown sub-flow",
      withStep("SubFlow", { flowId: "flow_2", passThroughVariables: [], returnVariables: [] }),
      "steps[0].configuration.flowId: Sub-flow 'flow_2' does not exist",
    ],
    [
      "no time-out",
      request({ timeout: null }),
      "steps[0].configuration.timeout: is required: without it a call would be blocked for 30000 ms",
    ],
    ["a long time-out", request({ timeout: 5001 }), "steps[0].configuration.timeout: must be at most 5000"],
    [
      "many retries",
      request({ retryPolicy: { maxRetries: 3, backoff: "exponential", retryOnStatusCodes: [] } }),
      "steps[0].configuration.retryPolicy.maxRetries: must be at most 2",
    ],
    [
      "another wait",
      request({ retryPolicy: { maxRetries: 1, backoff: "fixed", retryOnStatusCodes: [] } }),
      "steps[0].configuration.retryPolicy.backoff: must be exponential",
    ],
    [
      "another sign-in",
      request({ authentication: { type: "magic" } }),
      "steps[0].configuration.authentication.type: must be oauth2, apiKey or basic",
    ],
    [
      "a key twice",
      withStep("Menu", {
        prompts: [{ language: "en-US", text: "Hi" }],
        noInputTimeoutMs: 1,
        maxRepeats: 0,
        noInputStepId: "bye",
        branches: [
          { key: "1", nextStepId: "bye" },
          { key: "1", nextStepId: "bye" },
        ],
      }),
      "steps[0].configuration.branches: has a key twice",
    ],
    [
      "no branch",
      withStep("Condition", { conditions: [{ expression: "{{a}} == 1" }] }),
      "steps[0].configuration.conditions[0].nextStepId: is required",
    ],
    [
      "another operation",
      withStep("DataAPI", { operation: "store", expression: "1" }),
      "steps[0].configuration.operation: must be evaluate",
    ],
    [
      "a longer wait for a callback than 120 s",
      waiting("currentTimestamp() + 120001"),
      "steps[1].configuration.assignments.until: a call waits at most 120000 ms for a callback",
    ],
  ])("refuses %s with its place", (_, body, error) => {
    expect(errorsOf(account().put(body))).toEqual([400, "VALIDATION_FAILED", [error]]);
  });

  it.each<[string, Body]>([
    ["a type that is not in the document", withStep("RecordVoice", { anything: true })],
    ["the document's look-up, whose paths nothing guards", { ...hello, steps: [look] }],
    ["a wait of 120 s for a callback", waiting("currentTimestamp() + 120000")],
    [
      "a time ahead that no callback is waited for",
      { ...hello, steps: [{ ...pause("currentTimestamp() + 600000") }, bye] },
    ],
    ["one way on for 404 and 503, which the document calls a trap", { ...hello, steps: [sharedExit, bye] }],
    [
      "a sub-flow that is only known in the call",
      withStep("SubFlow", { flowId: "{{integrationFlowId}}", passThroughVariables: [], returnVariables: [] }),
    ],
  ])("takes %s", (_, body) => expect(account().put(body).status).toBe(201));

  it("takes the document's router where its steps exist", () => {
    const router = JSON.parse(errorRouterText);
    const ends = router.configuration.conditions.map(({ nextStepId }: Record<string, string>) => ({
      ...bye,
      id: nextStepId,
    }));
    expect(account().put({ ...hello, steps: [router, ...ends] }).status).toBe(201);
    expect(account().put({ ...hello, steps: [router] }).status).toBe(400);
  });

  it("answers other mistakes in the vendor's style", () => {
    const { ask, signedIn } = account();
    const path = `${FLOWS}/flow_1`;
    const codes = [
      ask("GET", path, signedIn),
      ask("PUT", path, { ...signedIn, body: "{" }),
      ask("PUT", path, { ...signedIn, body: hello, type: "text/plain" }),
      ask("PUT", `${FLOWS}/flow_2`, { ...signedIn, body: hello }),
      ask("DELETE", path, signedIn),
      ask("GET", "/elsewhere", signedIn),
    ].map(({ status, body }) => [status, JSON.parse(body).errorCode]);
    expect(codes).toEqual([
      [404, "FLOW_NOT_FOUND"],
      [400, "INVALID_JSON"],
      [415, "UNSUPPORTED_MEDIA_TYPE"],
      [400, "VALIDATION_FAILED"],
      [405, "METHOD_NOT_ALLOWED"],
      [404, undefined],
    ]);
  });
});

describe("sandbox: account", () => {
  it("takes a token until it ends, and names the scope that is lacking", () => {
    const { ask, signedIn, token, advance } = account();
    const refused = ask("PUT", `${FLOWS}/flow_1`, { token: token("sandbox-reader"), body: hello });
    expect([refused.status, JSON.parse(refused.body)]).toEqual([
      403,
      {
        error: "insufficient_scope",
        error_description: "The access token lacks flow:edit and integration:manage.",
      },
    ]);
    advance(3_600_000);
    expect(ask("GET", `${FLOWS}/flow_1`, signedIn).status).toBe(401);
  });

  it("says when it may be asked again", () => {
    const { ask, signedIn, advance } = account({ ...freshState(), rateLimit: { requests: 1, windowMs: 10_000 } });
    ask("GET", `${FLOWS}/x`, signedIn);
    expect(ask("GET", `${FLOWS}/x`, signedIn)).toMatchObject({ status: 429, headers: { "retry-after": "10" } });
    advance(10_000);
    expect(ask("GET", `${FLOWS}/x`, signedIn).status).toBe(404);
  });

  it("shows a main flow with its sub-flows as one, and edits them so", () => {
    const { put, state } = account();
    const { artefact } = converter.compile(lookupFlow());
    const bundle: { main: Named; subFlows: Named[] } = JSON.parse(JSON.stringify(artefact));
    for (const flow of [...bundle.subFlows, bundle.main]) put(flow);
    expect(sandbox.listFlows(state())).toEqual([{ id: bundle.main.id, artefact }]);

    const id = bundle.main.id;
    const edit = sandbox.editFlow(state(), {
      id,
      artefact: { ...bundle, main: { ...bundle.main, name: "Theirs" } },
      now: START,
    });
    expect(edit.edited).toBe(true);
    expect(sandbox.listFlows(edit.state)).toMatchObject([{ id, artefact: { main: { name: "Theirs", version: 2 } } }]);
  });
});
