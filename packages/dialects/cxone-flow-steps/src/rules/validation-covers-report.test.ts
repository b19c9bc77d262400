import type { Flow, FlowNode, PromptText } from "@tonegraph/flow-model";
import {
  agent,
  arbitraryFlow,
  flowOf,
  hangup,
  httpRequest,
  menu,
  message,
  queue,
  subflow,
  transform,
  vendorBlock,
} from "@tonegraph/flow-model/testing";
import { validateFlow } from "@tonegraph/flow-validation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCarriedFlow } from "../__fixtures__/arbitrary-flow-of-steps.ts";
import { converter } from "../convert.ts";
import { profile } from "../index.ts";

const texts: readonly PromptText[] = [
  { kind: "speech", text: "Hello {{ name }}." },
  { kind: "speech", text: "Hello {{ lower(name) }}." },
  { kind: "speech", text: "Hello {{ name." },
  { kind: "audio", assetId: "asset_1" },
  { kind: "ssml", ssml: "<speak>Hello</speak>" },
];
const fields: Partial<Extract<FlowNode, { kind: "httpRequest" }>>[] = [
  { timeoutMs: 0 },
  { timeoutMs: 5001 },
  { retry: { maxRetries: 3, backoff: "fixed", onStatus: [503] } },
  { retry: { maxRetries: -1, backoff: "fixed", onStatus: [] } },
  { headers: { Authorization: "Bearer abc" } },
  { authentication: { kind: "apiKey", headerName: "X-Key", secretRef: "" } },
  { asyncCallback: { maxWaitMs: 1000 } },
  { asyncCallback: { maxWaitMs: 200_000 }, fillerPromptId: "prompt_a" },
  { asyncCallback: { maxWaitMs: 1000 }, fillerPromptId: "prompt_a", headers: { "X-Request-Id": "{{ name }}" } },
  { fillerPromptId: "prompt_gone" },
  { circuitBreaker: { failures: 0, coolDownMs: 0 } },
  { url: "https://api.example/{{ upper(name) }}" },
];
const RIGHT: Readonly<Record<string, string | null>> = {
  "node_start.next": "node_a",
  "node_a.next": "node_m",
  "node_m.key:1": "node_r",
  "node_m.noInput": "node_q",
  "node_m.noMatch": "node_q",
  "node_r.success": "node_t",
  "node_r.unauthorized": "node_g",
  "node_r.notFound": "node_g",
  "node_r.clientError": "node_g",
  "node_r.serverError": "node_q",
  "node_r.timeout": "node_q",
  "node_r.circuitOpen": "node_q",
  "node_t.valid": "node_s",
  "node_t.invalid": "node_g",
  "node_s.next": "node_h",
  "node_s.failed": "node_q",
};
const end = fc.constantFrom(...Object.keys(RIGHT), "node_m.key:2", "node_v./nextStepId", "node_q.unavailable");
const otherwise = fc.dictionary(end, fc.constantFrom(null, "node_a", "node_q", "node_v", "node_w"), { maxKeys: 2 });

// What CXone can carry but for a fault or two, so that each fault is met alone, too.
const nearlyRight = fc
  .record({
    otherwise,
    text: fc.option(fc.constantFrom(...texts), { freq: 3, nil: undefined }),
    request: fc.option(fc.constantFrom(...fields), { freq: 3, nil: {} }),
    keys: fc.constantFrom(["1"], ["1"], ["1"], ["1", "1"], ["12"]),
  })
  .map((given): Flow =>
    flowOf({
      nodes: {
        node_a: message({ promptId: "prompt_a" }),
        node_m: menu({ keys: given.keys, promptId: "prompt_m" }),
        node_r: httpRequest({ circuitBreaker: { failures: 3, coolDownMs: 1000 }, ...given.request }),
        node_t: transform({ variable: "phone" }),
        node_s: subflow({ flowId: "flow_other" }),
        node_q: queue(),
        node_g: agent("agent_1"),
        node_h: hangup({ promptId: "prompt_a" }),
        node_v: vendorBlock({ dialect: "cxone-flow-steps", config: { configuration: {} }, ports: ["/nextStepId"] }),
        node_w: vendorBlock({ dialect: "another", ports: [], terminal: true }),
      },
      wires: Object.entries({ ...RIGHT, ...given.otherwise }).flatMap(([from, to]) =>
        to === null ? [] : [`${from} -> ${to}`],
      ),
      prompts: {
        prompt_a: {
          label: "A",
          texts: {
            "en-US": { kind: "speech", text: "Hello." },
            "es-ES": given.text ?? { kind: "speech", text: "Hola." },
          },
        },
        prompt_m: { "en-US": "Press 1 for sales.", "es-ES": "Pulse 1 para ventas." },
      },
      flow: {
        languages: ["en-US", "es-ES"],
        variables: { name: { type: "string", default: "" }, phone: { type: "string", default: "" } },
      },
    }),
  );

function unsupported(flow: Flow): readonly string[] {
  return converter.compile(flow).report.flatMap(({ kind, code }) => (kind === "unsupported" ? [code] : []));
}

function errors(flow: Flow): readonly string[] {
  return validateFlow(flow, profile).flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

describe("validation under this dialect's profile", () => {
  it.each([
    ["any flow", arbitraryFlow()],
    ["a flow that is nearly right", nearlyRight],
    ["a flow that is carried", arbitraryCarriedFlow],
  ])("finds an error in %s that the compile report refuses", (_, flows) => {
    fc.assert(
      fc.property(flows, (flow) => {
        const refused = unsupported(flow);
        if (refused.length > 0) expect(errors(flow), refused.join(", ")).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("is asked about faults that stand alone, and about flows without a fault", () => {
    const asked = fc.sample(nearlyRight, { numRuns: 400, seed: 3 }).map((flow) => [...new Set(unsupported(flow))]);
    const alone = new Set(asked.filter((codes) => codes.length <= 1).map(([code]) => code ?? "none"));
    expect([...alone].toSorted()).toEqual([
      "breaker-out-of-range",
      "callback-finds-no-call",
      "callback-wait-out-of-range",
      "callback-without-hold-message",
      "exit-leads-nowhere",
      "expression-not-carried",
      "expression-not-readable",
      "foreign-block",
      "key-twice",
      "no-first-step",
      "no-timeout",
      "none",
      "nothing-to-speak",
      "prompt-not-text",
      "retries-out-of-range",
      "secret-in-flow",
      "secret-not-a-reference",
      "timeout-too-long",
    ]);
  });
});
