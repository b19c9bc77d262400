// Flows within the dialect's capabilities: every block complete, every exit wired, nothing that is not carried.
import { isOptionalPort, portsOf, type Flow, type FlowNode, type NodeKind } from "@tonegraph/flow-model";
import { flowOf } from "@tonegraph/flow-model/testing";
import fc from "fast-check";

const position = { x: 0, y: 0 };
const label = fc.constantFrom("", "Main", "Say this");
const IDS = ["a", "b-b", "c_c", "d", "e", "f"].map((name) => `node_${name}`);
const PROMPTS = ["prompt_a", "prompt_b"];
const VARIABLES = ["digits", "profile", "tier"];
const promptId = fc.constantFrom(...PROMPTS);
const variable = fc.constantFrom(...VARIABLES);
const maxRepeats = fc.integer({ min: 0, max: 5 });
const timeoutMs = fc.integer({ min: 1, max: 30_000 });
const listening = fc.tuple(timeoutMs, maxRepeats).map(([ms, repeats]) => ({
  noInput: { timeoutMs: ms, maxRepeats: repeats },
  noMatch: { maxRepeats: repeats },
}));

/** Expressions as our printer writes them, so that what is read back is the same text. */
const expression = fc.constantFrom(
  "digits == '1'",
  "profile.name",
  "profile.list[0].tier == 'gold' && !digits",
  "digits ? tier : 'a{b}c'",
  "formatPhoneNumber(digits) + '0'",
  "now() + 5",
  "-1",
  "'it\\'s {{ not }} a variable'",
  "profile['two words']",
  "(tier + 1).x",
);
const template = fc.constantFrom("https://api.example/v1", "https://api.example/{{digits}}?q={{profile.name}}", "{{now()}}");
const path = fc.constantFrom("$.id", "$.data[0]", "$.data[0].list[2].tier", "$.items[*].id", "$..name", "$['a b'][1]");
const record = <Value>(value: fc.Arbitrary<Value>) => fc.dictionary(variable, value, { maxKeys: 3 });

const authentication = fc.constantFrom(
  { kind: "apiKey" as const, headerName: "X-Key", secretRef: "crm_key" },
  { kind: "basic" as const, secretRef: "crm" },
  { kind: "oauth2" as const, tokenUrl: "https://auth.example/token", scopes: ["crm:read"], secretRef: "crm" },
);

const nodes: Partial<{ readonly [Kind in NodeKind]: fc.Arbitrary<object> }> = {
  message: fc.record({ promptId }),
  menu: fc
    .tuple(promptId, fc.subarray(["1", "2", "*", "#"]), listening)
    .map(([prompt, keys, listens]) => ({
      promptId: prompt,
      options: keys.map((key) => ({ key, label: "" })),
      ...listens,
    })),
  collect: fc
    .tuple(
      fc.record(
        {
          promptId,
          variable,
          minDigits: fc.nat(3),
          maxDigits: fc.integer({ min: 4, max: 10 }),
          terminator: fc.constantFrom("#", "*"),
          format: fc.constantFrom("phone", "digits", { pattern: "[0-9]+" }),
          sensitive: fc.constant(true),
        },
        { requiredKeys: ["promptId", "variable", "minDigits", "maxDigits"] },
      ),
      listening,
    )
    .map(([fields, listens]) => ({ ...fields, ...listens })),
  language: fc.tuple(promptId, listening).map(([prompt, { noInput }]) => ({
    promptId: prompt,
    options: [
      { key: "1", language: "en-US" },
      { key: "2", language: "es-ES" },
    ],
    noInput,
  })),
  condition: fc.array(expression, { maxLength: 3 }).map((whens) => ({
    branches: whens.map((when, index) => ({ id: String(index + 1), label: "", when })),
  })),
  setVariables: fc.record({ assignments: record(expression) }),
  transform: fc.record({
    operation: fc.constantFrom("formatPhoneNumber", "validateE164", "encodeUriComponent", "parseJson", "expression"),
    input: fc.constantFrom("digits", "profile.phone", "digits + tier"),
    variable,
  }),
  httpRequest: fc.record(
    {
      method: fc.constantFrom("GET", "POST", "PUT"),
      url: template,
      headers: fc.dictionary(fc.constantFrom("Accept", "X-Trace"), template, { minKeys: 1, maxKeys: 2 }),
      body: template,
      timeoutMs: fc.integer({ min: 1, max: 5000 }),
      retry: fc.record({
        maxRetries: fc.integer({ min: 1, max: 2 }),
        backoff: fc.constant("exponential"),
        onStatus: fc.subarray([502, 503]),
      }),
      authentication,
      responseMapping: record(path),
      defaultResponse: fc.constantFrom({}, { data: [{ id: 1 }] }, null, []),
      circuitBreaker: fc.record({ failures: fc.integer({ min: 1, max: 5 }), coolDownMs: fc.integer({ min: 1, max: 60_000 }) }),
      asyncCallback: fc.record({ maxWaitMs: fc.integer({ min: 1, max: 120_000 }) }),
      fillerPromptId: promptId,
    },
    { requiredKeys: ["method", "url", "timeoutMs", "fillerPromptId"] },
  ),
  subflow: fc.record({ flowId: fc.constantFrom("flow_other", "flow_01JD3Z"), pass: fc.subarray(VARIABLES), return: fc.subarray(VARIABLES) }),
  queue: fc.record({ queueId: fc.constantFrom("queue_general", "queue_sales_001") }),
  agent: fc.constant({ agentId: "agent_fallback_001" }),
  externalNumber: fc.constant({ number: "+12025550123" }),
  hangup: fc.record({ outcome: fc.constant("completed"), promptId }, { requiredKeys: ["outcome"] }),
};

const node = fc.oneof(
  ...Object.entries(nodes).map(([kind, fields]) =>
    // The parser of `flowOf` checks what is built here.
    fc.tuple(label, fields).map(([name, rest]) => ({ kind, label: name, position, ...rest }) as unknown as FlowNode),
  ),
);

const text = fc.constantFrom("Hello.", "Your number is {{digits}}.", "Braces { } stay.");
const texts = fc.record({ "en-US": text, "es-ES": text }, { requiredKeys: ["en-US"] });

/** A complete flow that the dialect carries whole, but for what the report says. */
export const arbitraryCarriedFlow: fc.Arbitrary<Flow> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...IDS), node, { minKeys: 1, maxKeys: 5 }),
    fc.array(fc.nat(20), { minLength: 60, maxLength: 60 }),
    fc.tuple(texts, texts),
    fc.dictionary(variable, fc.constantFrom("", "a", 7, -2, true, [1, "{{"], { a: null }), { maxKeys: 3 }),
  )
  .map(([drawn, choices, [first, second], variables]) => {
    const ids = Object.keys(drawn);
    let chosen = 0;
    const target = (): string => ids[(choices[chosen++ % choices.length] ?? 0) % ids.length] ?? "";
    const ends = Object.entries(drawn).flatMap(([id, each]) =>
      portsOf(each)
        .filter((port) => !isOptionalPort(each, port) || (choices[chosen++ % choices.length] ?? 0) % 2 === 0)
        .map((port) => `${id}.${port} -> ${target()}`),
    );
    return flowOf({
      nodes: drawn,
      wires: [`node_start -> ${target()}`, ...ends],
      prompts: { prompt_a: { label: "A", texts: spoken(first) }, prompt_b: { label: "B", texts: spoken(second) } },
      flow: {
        languages: ["en-US", "es-ES"],
        variables: Object.fromEntries(
          Object.entries(variables).map(([name, value]) => [name, { type: typeOf(value), default: value }]),
        ),
      },
    });
  });

function spoken(each: { "en-US": string; "es-ES"?: string }) {
  return Object.fromEntries(Object.entries(each).map(([tag, words]) => [tag, { kind: "speech" as const, text: words }]));
}

function typeOf(value: unknown) {
  if (typeof value === "string") return "string" as const;
  if (typeof value === "number") return "number" as const;
  if (typeof value === "boolean") return "boolean" as const;
  return Array.isArray(value) ? ("list" as const) : ("object" as const);
}
