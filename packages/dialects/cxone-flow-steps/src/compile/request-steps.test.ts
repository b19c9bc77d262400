import type { Flow, Json } from "@tonegraph/flow-model";
import { flowOf, httpRequest, queue, type NodeFields } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { walkSteps, type Platform } from "../__fixtures__/walk-steps.ts";
import { converter } from "../convert.ts";

const PORTS = ["success", "unauthorized", "notFound", "clientError", "serverError", "timeout", "circuitOpen"];

function flowWith(fields: NodeFields<"httpRequest">): Flow {
  return flowOf({
    nodes: {
      node_ask: httpRequest({ label: "Look-up", ...fields }),
      ...Object.fromEntries(PORTS.map((port) => [`node_${port}`, queue(`queue_${port}`)])),
    },
    wires: ["node_start -> node_ask", ...PORTS.map((port) => `node_ask.${port} -> node_${port}`)],
    prompts: { prompt_moment: "One moment." },
  });
}

function compiled(fields: NodeFields<"httpRequest">): Json {
  return converter.compile(flowWith(fields)).artefact;
}

function platform(answer: Platform["answer"]): Platform {
  return { variables: {}, now: Date.UTC(2026, 0, 5), answer };
}

const circuitBreaker = { failures: 3, coolDownMs: 60_000 };

describe("requestSteps", () => {
  it.each([{}, { circuitBreaker }, { asyncCallback: { maxWaitMs: 60_000 }, fillerPromptId: "prompt_moment" }])(
    "keeps every kind of answer apart: %j",
    (fields) => {
      const table = [
        [200, "success"],
        [204, "success"],
        [302, "clientError"],
        [400, "clientError"],
        [401, "unauthorized"],
        [403, "unauthorized"],
        [404, "notFound"],
        [429, "clientError"],
        [500, "serverError"],
        [503, "serverError"],
        [0, "timeout"],
      ] as const;
      const artefact = compiled(fields);
      for (const [status, port] of table)
        expect([status, walkSteps(artefact, platform({ status })).end]).toEqual([status, port]);
    },
  );

  it.each([{}, { circuitBreaker }, { asyncCallback: { maxWaitMs: 60_000 }, fillerPromptId: "prompt_moment" }])(
    "notes the code and the time of every failure, and of nothing else: %j",
    (fields) => {
      const noted = (answer: Platform["answer"]) => {
        const present = platform(answer);
        present.variables["http_status_code"] = 503;
        walkSteps(compiled(fields), present);
        const { tg_ask_error_code: code, tg_ask_error_at: at } = present.variables;
        return [code, typeof at];
      };
      for (const status of [200, 204, 302]) expect(noted({ status })).toEqual([null, "object"]);
      for (const status of [0, 400, 401, 403, 404, 429, 500, 503])
        expect(noted({ status })).toEqual([status, "number"]);
      expect(noted("breaks")).toEqual(["failed", "number"]);
    },
  );

  it("says in every plan what CXone must have switched on for a sign-in by OAuth", () => {
    const [kind, tokenUrl] = ["oauth2", "https://a.example/token"] as const;
    const authentication = { kind, tokenUrl, scopes: ["crm:read"], secretRef: "crm" };
    const { report } = converter.compile(flowWith({ authentication }));
    expect(report.filter(({ code }) => code === "token-renewed-at-vendor")).toMatchObject([
      { kind: "approximated", nodeId: "node_ask", params: { variables: ["crm_client_id", "crm_client_secret"] } },
    ]);
    expect(converter.compile(flowWith({})).report.map(({ code }) => code)).not.toContain("token-renewed-at-vendor");
  });

  it("speaks the filler before it asks", () => {
    const { path } = walkSteps(
      compiled({ fillerPromptId: "prompt_moment", circuitBreaker }),
      platform({ status: 200 }),
    );
    expect(path.slice(0, 4)).toEqual(["ask", "ask.filler", "ask.call", "ask.request"]);
  });

  it.each([{}, { circuitBreaker }])(
    "does not take a former request's status for that of one that broke off: %j",
    (fields) => {
      const call = platform({ status: 200 });
      walkSteps(compiled(fields), call);
      call.answer = "breaks";
      expect(walkSteps(compiled(fields), call).end).toBe("serverError");
    },
  );

  it("says what is carried in another way", () => {
    const flow = flowOf({
      nodes: {
        node_ask: httpRequest({
          label: "Look-up",
          circuitBreaker,
          asyncCallback: { maxWaitMs: 1000 },
          fillerPromptId: "prompt_moment",
          retry: { maxRetries: 1, backoff: "fixed", onStatus: [503] },
          responseMapping: { customer: "$.data[0]" },
        }),
      },
      wires: ["node_start -> node_ask"],
      prompts: { prompt_moment: "One moment." },
    });
    const told = converter.compile(flow).report.filter(({ kind }) => kind === "approximated");
    expect(told.map(({ code }) => code)).toEqual([
      "backoff-exponential",
      "request-in-sub-flow",
      "empty-list-not-found",
      "errors-in-variables",
      "breaker-in-steps",
      "callback-by-webhook",
    ]);
    expect(told[2]?.words).toBe(
      "An empty list would break the call off at CXone: where the answer to “Look-up” has nothing for customer, " +
        "callers take the exit “not found”, not “success”.",
    );
  });

  describe("an empty list", () => {
    const responseMapping = { customer: "$.data[0]", tier: "$.data[0].tier", status: "$.status" };
    const empty = { status: 200, body: { data: [], status: "ok" } };

    it("has an exit of its own, and is no fault", () => {
      expect(walkSteps(compiled({ responseMapping }), platform(empty)).end).toBe("notFound");
      expect(walkSteps(compiled({ responseMapping, defaultResponse: {} }), platform(empty)).end).toBe("notFound");
    });

    it("is replaced by what the flow has instead", () => {
      const defaultResponse = { data: [{ tier: "none" }] };
      const call = platform(empty);
      expect(walkSteps(compiled({ responseMapping, defaultResponse }), call).end).toBe("success");
      expect(call.variables).toMatchObject({ tier: "none", status: "ok" });
    });

    it("is a value where the flow has it as one", () => {
      const call = platform(empty);
      const mapping = { orders: "$.data[0]" };
      expect(walkSteps(compiled({ responseMapping: mapping, defaultResponse: { data: [[]] } }), call).end).toBe(
        "success",
      );
      expect(call.variables).toMatchObject({ orders: [] });
    });

    it("is none where somebody was found", () => {
      const found = platform({ status: 200, body: { data: [{ tier: "gold" }] } });
      expect(walkSteps(compiled({ responseMapping }), found).end).toBe("success");
      expect(found.variables).toMatchObject({ customer: { tier: "gold" }, tier: "gold" });
    });
  });

  describe("the circuit breaker", () => {
    const artefact = compiled({ circuitBreaker });
    const asks = (call: Platform, status: number): [end: string, asked: number] => {
      call.answer = { status };
      const { end, asked } = walkSteps(artefact, call);
      return [end, asked];
    };

    it("opens after three failures in a row, lets one try when it has cooled down, and closes when that works", () => {
      const call = platform({ status: 500 });
      expect([asks(call, 500), asks(call, 0), asks(call, 503)]).toEqual([
        ["serverError", 1],
        ["timeout", 1],
        ["serverError", 1],
      ]);
      expect(asks(call, 200)).toEqual(["circuitOpen", 0]);
      call.now += 60_001;
      expect(asks(call, 500)).toEqual(["serverError", 1]);
      expect(asks(call, 200)).toEqual(["circuitOpen", 0]);
      call.now += 60_001;
      expect([asks(call, 200), asks(call, 500), asks(call, 200)]).toEqual([
        ["success", 1],
        ["serverError", 1],
        ["success", 1],
      ]);
    });

    it("forgets failures when something else comes between", () => {
      const call = platform({ status: 500 });
      for (const status of [500, 500, 404, 500, 500]) asks(call, status);
      expect(asks(call, 200)).toEqual(["success", 1]);
    });
  });
});

describe("requestSteps after a 202", () => {
  const fields = {
    asyncCallback: { maxWaitMs: 20_000 },
    fillerPromptId: "prompt_moment",
    responseMapping: { ticket: "$.id" },
  };

  it.each([{}, { circuitBreaker }])("holds the caller until the callback comes: %j", (more) => {
    const call = platform({ status: 202 });
    call.callback = { afterMs: 12_000, sets: { ticket: "T-1", tg_ask_answered: true } };
    const { end, path } = walkSteps(compiled({ ...fields, ...more }), call);
    expect([end, path.filter((id) => id === "ask.hold").length]).toEqual(["success", 3]);
    expect(call.variables).toMatchObject({ ticket: "T-1" });
  });

  it.each([null, { id: "pending" }])(
    "leaves nothing of a former answer or its own behind when it gives up: %j",
    (body) => {
      const call = { ...platform({ status: 202, body }), variables: { ticket: "T-0" } };
      expect(walkSteps(compiled(fields), call).end).toBe("timeout");
      expect(call.variables.ticket).toBeNull();
    },
  );

  it.each([{}, { circuitBreaker }])("notes a result that never came as a failure of its own: %j", (more) => {
    const artefact = compiled({ ...fields, ...more });
    const late = platform({ status: 202 });
    const begin = late.now;
    expect(walkSteps(artefact, late).end).toBe("timeout");
    expect(late.variables).toMatchObject({ tg_ask_error_code: "callback-timeout", tg_ask_error_at: late.now });
    expect(late.now - begin).toBeGreaterThanOrEqual(20_000);
    late.callback = { afterMs: 1000, sets: { tg_ask_answered: true } };
    expect(walkSteps(artefact, late).end).toBe("success");
    expect(late.variables).toMatchObject({ tg_ask_error_code: null, tg_ask_error_at: null });
  });

  it("is said where it is noted", () => {
    const words = (more: NodeFields<"httpRequest">) =>
      converter.compile(flowWith(more)).report.find(({ code }) => code === "errors-in-variables")?.words;
    expect(words(fields)).toContain("“callback-timeout” where a result never came after a 202");
    expect(words({})).not.toContain("callback-timeout");
  });

  it("counts a result that never came as a time-out", () => {
    const artefact = compiled({ ...fields, circuitBreaker });
    const call = platform({ status: 202 });
    const ends = [1, 2, 3, 4].map(() => walkSteps(artefact, call).end);
    expect(ends).toEqual(["timeout", "timeout", "timeout", "circuitOpen"]);
  });

  it("forgets failures when its result comes, and not before", () => {
    const artefact = compiled({ ...fields, circuitBreaker });
    const call = platform({ status: 500 });
    const asks = (answer: Platform["answer"]): string => {
      call.answer = answer;
      return walkSteps(artefact, call).end;
    };
    const fail = () => asks({ status: 500 });
    call.callback = { afterMs: 1000, sets: { ticket: "T-1", tg_ask_answered: true } };
    expect([fail(), fail(), asks({ status: 202 })]).toEqual(["serverError", "serverError", "success"]);
    expect([fail(), fail(), asks({ status: 200 })]).toEqual(["serverError", "serverError", "success"]);
  });

  it("is a plain success where no callback is awaited", () => {
    expect(walkSteps(compiled({}), platform({ status: 202 })).end).toBe("success");
  });
});
