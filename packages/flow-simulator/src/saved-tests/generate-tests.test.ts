import { parseFlow, type Flow, type NodeOfKind } from "@tonegraph/flow-model";
import {
  agent,
  arbitraryFlow,
  collect,
  condition,
  customerSupportMenu,
  externalNumber,
  flowOf,
  globalSupportMenu,
  hangup,
  hours,
  httpRequest,
  language,
  menu,
  message,
  queue,
  transform,
  vendorBlock,
  voicemail,
} from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callCoverage } from "./call-coverage.ts";
import { describeTestFailure } from "./describe-test-failure.ts";
import { generateTests, generateTestsInSteps, type GenerationProgress } from "./generate-tests.ts";
import { runSavedTests } from "./run-saved-tests.ts";

const everyKind = (circuitBreaker?: NodeOfKind<"httpRequest">["circuitBreaker"]): Flow =>
  flowOf({
    nodes: {
      node_lang: language(),
      node_hours: hours(),
      node_main: menu({ keys: ["1", "2", "*"] }),
      node_account: collect({ variable: "account", minDigits: 4, maxDigits: 6 }),
      node_lookup: httpRequest({
        responseMapping: { tier: "$.customer.tier" },
        ...(circuitBreaker === undefined ? {} : { circuitBreaker }),
      }),
      node_tier: condition({ branches: [{ id: "gold", label: "Gold", when: "tier == 'gold'" }] }),
      node_number: transform({ operation: "validateE164", input: "ani" }),
      node_block: vendorBlock({ ports: ["a", "b"] }),
      node_agent: agent(),
      node_queue: queue(),
      node_out: externalNumber(),
      node_mail: voicemail(),
      node_bye: hangup(),
      node_sorry: message(),
    },
    wires: [
      "node_start -> node_lang",
      ...["lang:en-US", "lang:es-ES", "noInput"].map((port) => `node_lang.${port} -> node_hours`),
      "node_hours.open -> node_main",
      "node_hours.closed -> node_mail",
      "node_hours.holiday -> node_bye",
      "node_main.key:1 -> node_account",
      "node_main.key:2 -> node_number",
      "node_main.key:* -> node_main",
      "node_main.noInput -> node_agent",
      "node_main.noMatch -> node_agent",
      "node_account.collected -> node_lookup",
      "node_account.noInput -> node_agent",
      "node_account.noMatch -> node_agent",
      "node_lookup.success -> node_tier",
      ...["unauthorized", "notFound", "clientError", "serverError", "timeout", "circuitOpen"].map(
        (port) => `node_lookup.${port} -> node_sorry`,
      ),
      "node_tier.branch:gold -> node_agent",
      "node_tier.otherwise -> node_queue",
      "node_number.valid -> node_block",
      "node_number.invalid -> node_out",
      "node_block.a -> node_queue",
      "node_block.b -> node_bye",
      "node_queue.unavailable -> node_mail",
      "node_out.failed -> node_queue",
      "node_agent.unavailable -> node_queue",
      "node_sorry -> node_queue",
    ],
  });

describe("generateTests", () => {
  it.each([
    ["Customer support", customerSupportMenu()],
    ["Global support", globalSupportMenu()],
  ])("passes every port of %s with as few calls as can be", (_, flow) => {
    const { tests, uncovered, lowerBound } = generateTests(flow, { kind: "everyPort" });
    expect(uncovered).toEqual([]);
    expect(tests).toHaveLength(lowerBound ?? -1);
    expect(
      callCoverage(
        flow,
        runSavedTests({ ...flow, tests: [...tests] }).map(({ record }) => record),
      ).share,
    ).toBe(1);
  });

  it("steers calls through every kind of block and every exit, an open circuit breaker's too", () => {
    const flow = everyKind({ failures: 3, coolDownMs: 1000 });
    const { tests, uncovered, lowerBound } = generateTests(flow, { kind: "everyPort" });
    expect(uncovered).toEqual([]);
    expect(tests.flatMap(({ breakers }) => (breakers === undefined ? [] : [breakers]))).toEqual([
      { node_lookup: { failures: 3, openForMs: 86_400_000 } },
    ]);
    expect(tests.length).toBeLessThanOrEqual(1.2 * (lowerBound ?? 0));
    expect(runSavedTests({ ...flow, tests: [...tests] }).every(({ passed }) => passed)).toBe(true);
    expect(parseFlow({ ...flow, tests })).toMatchObject({ ok: true });
  });

  it("names the exit of a breaker that a request does not have", () => {
    const { uncovered } = generateTests(everyKind(), { kind: "everyPort" });
    expect(uncovered).toEqual([{ nodeId: "node_lookup", port: "circuitOpen", why: "noBreaker" }]);
  });

  it("says on the way how far it is, and makes the same tests", () => {
    const making = generateTestsInSteps(everyKind(), { kind: "everyPort" });
    const said: GenerationProgress[] = [];
    let step = making.next();
    for (; step.done !== true; step = making.next()) said.push(step.value);
    expect(said.map(({ done }) => done)).toEqual(said.map((_, place) => place));
    expect(said.every(({ done, of }) => done < of)).toBe(true);
    expect(step.value).toEqual(generateTests(everyKind(), { kind: "everyPort" }));
  });

  it("lists every way that comes to no block twice, up to the limit", () => {
    const all = generateTests(customerSupportMenu(), { kind: "allPaths", limit: 50 });
    expect(all.tests.map(({ label }) => label)).toEqual([
      "Main menu key 1 → Sales",
      "Main menu key 2 → Technical support",
      "Main menu no input → Agent",
      ...all.tests.slice(3).map(({ label }) => label),
    ]);
    expect(generateTests(customerSupportMenu(), { kind: "allPaths", limit: 1 })).toMatchObject({ truncated: true });
  });

  it("makes tests that pass, for any flow, and accounts for every port", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const { tests, uncovered } = generateTests(flow, { kind: "everyPort" });
        const results = runSavedTests({ ...flow, tests: [...tests] });
        for (const { failures } of results) expect(failures).toEqual([]);
        for (const { nodeId } of uncovered) expect(flow.nodes).toHaveProperty([nodeId]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a saved test that an edit breaks", () => {
  it("says at which step, and what the caller hears instead", () => {
    const flow = customerSupportMenu();
    const { tests } = generateTests(flow, { kind: "everyPort" });
    const sales = Object.entries(flow.connections).find(([, { port }]) => port === "key:1");
    const tech = Object.values(flow.connections).find(({ port }) => port === "key:2");
    if (!sales || !tech) throw new Error("the sample flow has keys 1 and 2");
    const connections = { ...flow.connections, [sales[0]]: { ...sales[1], target: tech.target } };
    const edited = { ...flow, connections, tests: [...tests] };
    const failing = runSavedTests(edited).filter(({ passed }) => !passed);
    expect(failing.flatMap(({ failures }) => failures.map((failure) => describeTestFailure(failure, edited)))).toEqual([
      "Step 3: expected “Sales” behind “Main menu”, key 1, but the call comes to “Technical support”.",
      "The call ends at “Technical support” as drawn, not at “Sales” as drawn.",
    ]);
  });
});
