import type { Flow, FlowNode, PromptText } from "@tonegraph/flow-model";
import {
  condition,
  flowOf,
  httpRequest,
  message,
  setVariables,
  transform,
  vendorBlock,
  type NodeFields,
} from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { DIALECT_ID } from "../wire.ts";
import { notCarriedBySteps } from "./not-carried-by-steps.ts";

function flowWith(node: FlowNode, text: PromptText = { kind: "speech", text: "Hello." }) {
  return flowOf({
    nodes: { node_a: node },
    wires: ["node_start -> node_a"],
    prompts: { prompt_a: { label: "A", texts: { "en-US": text } } },
  });
}

function ask(fields: NodeFields<"httpRequest">) {
  return flowWith(httpRequest({ label: "Look-up", ...fields }));
}

const awaited = { asyncCallback: { maxWaitMs: 1000 }, fillerPromptId: "prompt_a" };

function found(name: string, flow: Flow, [loss, words]: readonly [loss: string, words: string]) {
  const at = { nodeId: "node_a", pointer: "/nodes/node_a" };
  return { name, flow, profile, problems: [{ at, fix: null, words, params: { loss, words } }] };
}

function starting(variables: Flow["variables"]) {
  return flowOf({
    nodes: { node_a: message({ promptId: "prompt_a" }) },
    wires: ["node_start -> node_a"],
    flow: { variables },
  });
}

const VAULT =
  "and a flow can be read by many. Keep it in CXone's vault, and put the variable it has there in its place.";
const SECRET = "and a flow can be read by many. Use its authentication, which names the secret in CXone's vault.";

describe("not-carried-by-steps", () => {
  it("finds what CXone's steps cannot carry or must not hold", () =>
    verifyRule(notCarriedBySteps, {
      valid: [
        { name: "a plain text", flow: flowWith(message({ promptId: "prompt_a" })), profile },
        {
          name: "a secret by its name",
          flow: ask({ authentication: { kind: "basic", secretRef: "crm_login" } }),
          profile,
        },
        { name: "a token out of a variable", flow: ask({ headers: { Authorization: "Bearer {{token}}" } }), profile },
        {
          name: "secrets out of variables",
          flow: ask({ url: "https://crm.example/?api_key={{crm_key}}", body: '{"password": "{{crm_password}}"}' }),
          profile,
        },
        {
          name: "variables of secrets' names that hold what is known in the call alone",
          flow: flowWith(
            setVariables({
              assignments: {
                token: "parseJson(answer).access_token",
                password: "digits != null ? digits + pin : ''",
                secret: "'Bearer ' + token",
              },
            }),
          ),
          profile,
        },
        {
          name: "steps of a block whose id has a secret's name",
          flow: flowOf({
            nodes: {
              node_secret: httpRequest({ circuitBreaker: { failures: 3, coolDownMs: 1000 } }),
            },
            wires: ["node_start -> node_secret"],
          }),
          profile,
        },
        {
          name: "a secret's name without a value",
          flow: starting({ password: { type: "string", default: "" }, token: { type: "object", default: null } }),
          profile,
        },
        ...["{{callId}}", "{{ callId }}", "{{flow_execution_id}}"].map((id) => ({
          name: `a callback by the call's own id: ${id}`,
          flow: ask({ ...awaited, headers: { "X-Request-Id": id } }),
          profile,
        })),
        {
          name: "any header of that name without a callback",
          flow: ask({ headers: { "X-Request-Id": "{{ani}}" } }),
          profile,
        },
        { name: "a block of this dialect", flow: flowWith(vendorBlock({ dialect: DIALECT_ID })), profile },
        { name: "what the common rules find", flow: ask({ timeoutMs: 60_000 }), profile },
        {
          name: "a wait that the common rules find",
          flow: ask({ asyncCallback: { maxWaitMs: 121_000 }, fillerPromptId: "prompt_a" }),
          profile,
        },
      ],
      invalid: [
        found(
          "a recording",
          flowWith(message({ label: "Hi", promptId: "prompt_a" }), { kind: "audio", assetId: "a" }),
          ["prompt-not-text", "CXone's steps speak text only; “Hi” has a recording in en-US. Write its words instead."],
        ),
        found("a function", flowWith(condition({ branches: [{ id: "a", label: "", when: "length(ani) > 3" }] })), [
          "expression-not-carried",
          "CXone's expressions have nothing for “length”, which “Condition” uses. Write it in another way.",
        ]),
        found("a key in a header", ask({ headers: { "X-API-Key": "k-123" } }), [
          "secret-in-flow",
          `“Look-up” has a secret in its header X-API-Key, ${SECRET}`,
        ]),
        found("a password in an address", ask({ url: "https://me:pw@crm.example/" }), [
          "secret-in-flow",
          `“Look-up” has a secret in its address, ${SECRET}`,
        ]),
        found("a key in an address", ask({ url: "https://crm.example/?id={{ani}}&api_key=k-123" }), [
          "secret-in-flow",
          `“Look-up” has a secret in its address, ${SECRET}`,
        ]),
        found("a password in a body", ask({ method: "POST", body: '{"user": "me", "password": "pw"}' }), [
          "secret-in-flow",
          `“Look-up” has a secret in its body, ${SECRET}`,
        ]),
        found(
          "a password and a key in the address of a token",
          ask({
            authentication: {
              kind: "oauth2",
              tokenUrl: "https://me:pw-1@auth.example/t?api_key=k-2",
              scopes: [],
              secretRef: "crm",
            },
          }),
          ["secret-in-flow", `“Look-up” has a secret in the address of its token, ${VAULT}`],
        ),
        found("a password in a default answer", ask({ defaultResponse: { user: { password: "pw" } } }), [
          "secret-in-flow",
          `“Look-up” has a secret in its default answer, ${VAULT}`,
        ]),
        found(
          "a token that a variable is set to",
          flowWith(setVariables({ assignments: { how: "'Bearer abc123XYZ'" } })),
          ["secret-in-flow", `“Set variables” has a secret in its variable how, ${VAULT}`],
        ),
        found("a variable of a secret's name", flowWith(setVariables({ assignments: { password: "ani + 'pw'" } })), [
          "secret-in-flow",
          `“Set variables” has a secret in its variable password, ${VAULT}`,
        ]),
        found("a number under a secret's name", flowWith(setVariables({ assignments: { passcode: "4711" } })), [
          "secret-in-flow",
          `“Set variables” has a secret in its variable passcode, ${VAULT}`,
        ]),
        found(
          "a key in an expression",
          flowWith(transform({ operation: "expression", input: "'sk_live_abcdefghij1234'" })),
          ["secret-in-flow", `“Transform” has a secret in its expression, ${VAULT}`],
        ),
        found(
          "a key in a condition",
          flowWith(condition({ branches: [{ id: "a", label: "", when: "ani == 'AKIAIOSFODNN7EXAMPLE'" }] })),
          ["secret-in-flow", `“Condition” has a secret in its conditions, ${VAULT}`],
        ),
        found(
          "a key in words",
          flowWith(message({ label: "Hi", promptId: "prompt_a" }), { kind: "speech", text: "AKIAIOSFODNN7EXAMPLE" }),
          ["secret-in-flow", `“Hi” has a secret in its words, ${VAULT}`],
        ),
        found(
          "a password in another field",
          flowWith(
            vendorBlock({
              dialect: DIALECT_ID,
              label: "Theirs",
              config: { configuration: { login: { password: "pw" } } },
            }),
          ),
          ["secret-in-flow", `“Theirs” has a secret in its field login/password, ${VAULT}`],
        ),
        {
          name: "a variable's first value",
          flow: starting({ apiKey: { type: "string", default: "k-123" } }),
          profile,
          problems: [
            {
              at: { nodeId: "node_start", pointer: "/nodes/node_start" },
              fix: null,
              words: `“Call arrives” has a secret in its variable apiKey, ${VAULT}`,
              params: { loss: "secret-in-flow", words: `“Call arrives” has a secret in its variable apiKey, ${VAULT}` },
            },
          ],
        },
        found("silence until a callback", ask({ asyncCallback: { maxWaitMs: 60_000 } }), [
          "callback-without-hold-message",
          "Callers wait for the result of “Look-up”, and nothing is spoken meanwhile. Give it words to fill the wait.",
        ]),
        found(
          "a callback by what two calls may send alike",
          ask({ ...awaited, headers: { "x-request-id": "{{ani}}" } }),
          [
            "callback-finds-no-call",
            "“Look-up” waits for a callback, which finds its call by the header x-request-id: what is drawn there is no call's own id. Take the header out, and CXone sends that id there.",
          ],
        ),
        found("no wait at all", ask({ asyncCallback: { maxWaitMs: 0 }, fillerPromptId: "prompt_a" }), [
          "callback-wait-out-of-range",
          "Callers of “Look-up” may wait up to 120 s for a callback, not 0 s.",
        ]),
        found("a breaker that never opens", ask({ circuitBreaker: { failures: 0, coolDownMs: 1000 } }), [
          "breaker-out-of-range",
          "The circuit breaker of “Look-up” needs at least one failure and a cool-down of at least 1 ms.",
        ]),
        found("less than no retries", ask({ retry: { maxRetries: -1, backoff: "exponential", onStatus: [] } }), [
          "retries-out-of-range",
          "“Look-up” may be tried again 0 to 2 times, not -1 times.",
        ]),
        found("a block of another vendor", flowWith(vendorBlock({ label: "Foreign" })), [
          "foreign-block",
          "“Foreign” is a block of another vendor's flows (template). CXone has nothing like it: take it out.",
        ]),
      ],
    }));
});

describe("not-carried-by-steps, of secrets", () => {
  it("finds what a password is compared with", () =>
    verifyRule(notCarriedBySteps, {
      valid: [],
      invalid: [
        found(
          "in a condition",
          flowWith(condition({ branches: [{ id: "a", label: "", when: "ani == '1' || password == 's'" }] })),
          ["secret-in-flow", `“Condition” has a secret in its conditions, ${VAULT}`],
        ),
        found(
          "in a variable's value",
          flowWith(setVariables({ assignments: { how: "password == 's' ? 'in' : 'out'" } })),
          ["secret-in-flow", `“Set variables” has a secret in its variable how, ${VAULT}`],
        ),
        found(
          "in a condition, the other way round",
          flowWith(condition({ branches: [{ id: "a", label: "", when: "ani == '1' || 's' == password" }] })),
          ["secret-in-flow", `“Condition” has a secret in its conditions, ${VAULT}`],
        ),
        found(
          "in a variable's value, the other way round",
          flowWith(setVariables({ assignments: { how: "'s' != password ? 'out' : 'in'" } })),
          ["secret-in-flow", `“Set variables” has a secret in its variable how, ${VAULT}`],
        ),
      ],
    }));

  it("tells once of a secret instead of its name", () =>
    verifyRule(notCarriedBySteps, {
      valid: [],
      invalid: ["pa$$ word", "pa}}ss", "{{crm}}"].map((secretRef) =>
        found(secretRef, ask({ authentication: { kind: "basic", secretRef } }), [
          "secret-not-a-reference",
          "The secret of “Look-up” must be the name under which CXone's vault keeps it: letters, digits and _.",
        ]),
      ),
    }));
});
