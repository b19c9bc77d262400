// What callers meet where somebody has said how web services answer: told by the call feed.
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import type { Json } from "@tonegraph/flow-model";
import { flowOf, httpRequest, queue } from "@tonegraph/flow-model/testing";
import type { DialectSandbox, JsonObject } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { buildSandboxApp } from "../build-sandbox-app.ts";
import { createDialectCallers } from "./dialect-callers.ts";
import { HOUR_MS, populationSchema } from "./population.ts";
import type { WebServices } from "./web-services.ts";

const DIALECT = "cxone-flow-steps";
const MONDAY = Date.UTC(2026, 0, 5);
const PORTS = ["success", "unauthorized", "notFound", "clientError", "serverError", "timeout"];
const EMPTY = { data: [] };
const FOUND = { data: [{ id: 7 }] };

/** The ways that calls went, each once: `node_ask/notFound node_no/ended`; behind `!` the code of an error. */
function ways(artefact: Json, webServices: WebServices): readonly string[] {
  const real = sandboxes.find(({ id }) => id === DIALECT);
  if (real === undefined) throw new Error("the dialect is gone");
  const sandbox: DialectSandbox = { ...real, listFlows: () => [{ id: "flow_a", artefact }] };
  const callers = createDialectCallers(sandbox, null);
  callers.setPopulation(populationSchema.parse({ callsPerHour: 30, rhythm: "flat", webServices }));
  callers.notice(real.initialState(), MONDAY);
  const span = { flowId: "flow_a", fromMs: MONDAY, toMs: MONDAY + HOUR_MS };
  const { visits } = callers.feed(MONDAY + 5 * HOUR_MS).page(span, { cursor: null, limit: 10_000 });
  const calls = [
    ...Map.groupBy(
      visits.filter(({ nodeId }) => nodeId !== "node_start"),
      ({ callId }) => callId,
    ).values(),
  ].map((call) =>
    call
      .map(({ nodeId, leaving }) => {
        const { port = leaving.kind, errorCode } = { port: undefined, errorCode: undefined, ...leaving };
        return `${nodeId}/${port}${errorCode === undefined ? "" : `!${errorCode}`}`;
      })
      .join(" "),
  );
  expect(calls.length).toBeGreaterThan(15);
  // A caller who loses patience in a queue is another matter.
  return [...new Set(calls.map((way) => way.replace(/(node_(?:at_|end_)\w+)\/\w+$/, "$1")))].toSorted();
}

/** A request with a queue behind every exit. */
function asking(fields: Parameters<typeof httpRequest>[0] = {}): Json {
  const node_ask = httpRequest({ responseMapping: { who: "$.data[0]" }, ...fields });
  const flow = flowOf({
    nodes: { node_ask, ...Object.fromEntries(PORTS.map((port) => [`node_at_${port}`, queue("queue_general")])) },
    wires: ["node_start -> node_ask", ...PORTS.map((port) => `node_ask.${port} -> node_at_${port}`)],
    prompts: { prompt_moment: "One moment." },
    flow: { id: "flow_a" },
  });
  return findConverter(DIALECT)?.compile(flow).artefact ?? null;
}

describe("a request whose web service answers as somebody has said", () => {
  it.each<[string, WebServices, string]>([
    ["with what is asked for", { "*": { status: 200, body: FOUND } }, "node_ask/success node_at_success"],
    ["with an empty list", { "*": { status: 200, body: EMPTY } }, "node_ask/notFound node_at_notFound"],
    ["401", { "*": { status: 401 } }, "node_ask/unauthorized!401 node_at_unauthorized"],
    ["404", { "*": { status: 404 } }, "node_ask/notFound!404 node_at_notFound"],
    ["422", { "*": { status: 422 } }, "node_ask/clientError!422 node_at_clientError"],
    ["503", { "*": { status: 503 } }, "node_ask/serverError!503 node_at_serverError"],
    ["not in time", { "*": { status: 0 } }, "node_ask/timeout!0 node_at_timeout"],
    ["for one block alone", { "*": { status: 503 }, node_ask: { status: 200 } }, "node_ask/success node_at_success"],
  ])("leads callers on where it answers %s", (_, services, way) => {
    expect(ways(asking(), services).filter((one) => one.includes("node_at_"))).toEqual([way]);
  });

  it("lets callers wait for a result that never comes behind a 202, and no longer than the flow says", () => {
    const artefact = asking({ asyncCallback: { maxWaitMs: 9000 }, fillerPromptId: "prompt_moment" });
    expect(ways(artefact, { "*": { status: 202 } })).toContain("node_ask/timeout!callback-timeout node_at_timeout");
  });

  it("takes what stands in for an empty list", () => {
    const artefact = asking({ defaultResponse: FOUND });
    expect(ways(artefact, { "*": { status: 200, body: EMPTY } })).toContain("node_ask/success node_at_success");
  });
});

interface Bundle {
  main: JsonObject & { steps: JsonObject[] };
  subFlows: { steps: { configuration: JsonObject }[] }[];
}

describe("an item of an empty list that nothing guards", () => {
  const edited = (mapping: string): Json => {
    const bundle = JSON.parse(JSON.stringify(asking())) as Bundle;
    const [request] = bundle.subFlows[0]?.steps ?? [];
    if (request) request.configuration["responseMapping"] = { who: mapping };
    return bundle as unknown as Json;
  };

  it("breaks the sub-flow off while the call runs, which the steps behind it take for a dead service", () => {
    const raw = edited("$.data[0]");
    const [broken] = ways(raw, { "*": { status: 200, body: EMPTY } }).filter((way) => way.includes("node_at_"));
    expect(broken).toMatch(/^node_ask\/failed .* node_at_serverError$/);
    const [found] = ways(raw, { node_ask: { status: 200, body: FOUND } }).filter((way) => way.includes("node_at_"));
    expect(found).toMatch(/^node_ask\/next .* node_at_success$/);
    const [dead] = ways(raw, { "*": { status: 503 } }).filter((way) => way.includes("node_at_"));
    expect(dead).toMatch(/^node_ask\/next .* node_at_serverError$/);
  });

  it("loses the callers of a request that stands in the main flow itself, as the document has it", () => {
    const configuration = { url: "https://crm.example", method: "GET", timeout: 5000 };
    const step = (id: string, type: string, rest: JsonObject): JsonObject => ({ id, type, configuration: {}, ...rest });
    const route = (expression: string, nextStepId: string): JsonObject => ({ expression, nextStepId });
    const conditions = [
      route("{{http_status_code}} >= 500", "end_breaker"),
      route("{{http_status_code}} == 404", "end_correction"),
      route("{{http_status_code}} < 500", "end_success"),
    ];
    const artefact: Json = {
      id: "flow_a",
      name: "Look-up",
      flowType: "IVR",
      version: 1,
      steps: [
        step("look", "HTTPRequest", {
          configuration: { ...configuration, responseMapping: { who: "$.data[0]" } },
          nextStepId: "router",
        }),
        step("router", "Condition", { configuration: { conditions } }),
        ...["end_breaker", "end_correction", "end_success"].map((id) => step(id, "Hangup", {})),
      ],
    };
    const wayOf = (status: number, body?: Json): readonly string[] =>
      ways(artefact, { node_look: body === undefined ? { status } : { status, body } });
    expect(wayOf(200, EMPTY)).toEqual(["node_look/hungUp"]);
    expect(wayOf(200, FOUND)).toEqual(["node_look/next node_router/branch:3 node_end_success"]);
    expect(wayOf(404)).toEqual(["node_look/next node_router/branch:2 node_end_correction"]);
    expect(wayOf(503)).toEqual(["node_look/next node_router/branch:1 node_end_breaker"]);
  });
});

describe("POST /_control/<dialect>/callers", () => {
  it.each<[string, string, Json, number]>([
    ["takes answers of web services", DIALECT, { node_ask: { status: 200, body: EMPTY } }, 204],
    ["refuses a status that is none", DIALECT, { "*": { status: 42 } }, 400],
    ["refuses them where flows ask nobody", "cxone-ivr-menus", { "*": { status: 503 } }, 400],
  ])("%s", async (...[, dialect, webServices, status]) => {
    const app = await buildSandboxApp();
    const url = `/_control/${dialect}/callers`;
    const answer = await app.inject({ method: "POST", url, payload: { seed: 4, webServices } });
    expect(answer.statusCode).toBe(status);
    const { json } = await app.inject({ url });
    expect(json().webServices).toEqual(status === 204 ? webServices : undefined);
    await app.close();
  });
});
