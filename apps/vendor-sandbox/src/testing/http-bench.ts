import { err, ok } from "@tonegraph/flow-model";
import type { DialectClient, HttpFailure, HttpSend, VendorHealth } from "@tonegraph/vendor-kit";
import {
  createTestClock,
  isRefusedForNow,
  skewed,
  type VendorSubject,
  type FaultBench,
  type InjectedFault,
} from "@tonegraph/vendor-kit/testing";
import { buildSandboxApp } from "../build-sandbox-app.ts";

const LARGEST_ANSWER = 1_000_000;
const SILENCE_MS = 60_000;

/** The whole sandbox on a port, with clients that reach it through the network. */
export interface HttpBenches {
  readonly origin: string;
  open(subject: VendorSubject): Promise<FaultBench>;
  /** Moves the vendors' clock and the clients'. */
  passTime(ms: number): void;
  close(): Promise<void>;
}

/** Starts the sandbox. No wait takes time: a server that keeps silent ends the request that waits for it as its time-out would. */
export async function startHttpBenches(): Promise<HttpBenches> {
  const clock = createTestClock();
  const inFlight = new Set<AbortController>();
  const app = await buildSandboxApp({
    clock: {
      now: () => clock.now(),
      async sleep(ms) {
        if (ms >= SILENCE_MS) for (const request of inFlight) request.abort();
        else await clock.sleep(ms);
      },
    },
  });
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const send = createFetchSend(inFlight);
  return {
    origin,
    passTime: (ms) => clock.advance(ms),
    open: (subject) => openHttpBench(subject, { origin, send, clock }),
    close: async () => app.close(),
  };
}

async function openHttpBench(
  subject: VendorSubject,
  { origin, send, clock }: { origin: string; send: HttpSend; clock: ReturnType<typeof createTestClock> },
): Promise<FaultBench> {
  const { id } = subject.descriptor;
  const told: unknown[] = [];
  const healths = new Map<DialectClient, () => VendorHealth | null>();
  const control = async (method: string, path: string, body?: object) => {
    const content =
      body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await fetch(`${origin}/_control/${id}/${path}`, { method, ...content });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  await control("POST", "reset");
  return {
    clock,
    health: (client) => healths.get(client)?.() ?? null,
    client(skewMs = 0) {
      let health: () => VendorHealth | null = () => null;
      const client = subject.createClient({
        baseUrl: `${origin}/${id}`,
        authUrl: `${origin}/${id}${subject.tokenPath}`,
        settings: subject.settings ?? {},
        credentials: subject.credentials,
        send,
        clock: skewed(clock, skewMs),
        random: () => 0.5,
        requestId: () => "request",
        onAttempt: (attempt) => told.push(attempt),
        onReady: ({ health: read }) => {
          health = read;
        },
      });
      healths.set(client, health);
      return client;
    },
    inject: (fault: InjectedFault) => control("POST", "faults", fault),
    clear: () => control("DELETE", "faults"),
    async writes() {
      const { requests } = await control("GET", "requests");
      const isWrite = ({ method, path }: { method: string; path: string }): boolean =>
        method !== "GET" && !path.endsWith("/token");
      return requests.filter(isWrite).length;
    },
    async flowIds() {
      const { flows } = await control("GET", "flows");
      return flows.map((flow: { id: string }) => flow.id);
    },
    told: () => JSON.stringify(told),
    close: async () => {},
  };
}

/** A sender through the network; whoever holds the set can end what is on its way, as a time-out would. */
export function createFetchSend(inFlight: Set<AbortController> = new Set()): HttpSend {
  return async ({ url, method, headers, body }) => {
    const controller = new AbortController();
    inFlight.add(controller);
    const lost = (kind: HttpFailure["kind"]) => err({ kind, sent: true, message: "over HTTP" });
    try {
      const content = body === undefined ? {} : { body };
      const answer = await fetch(url, { method, headers, ...content, redirect: "manual", signal: controller.signal });
      const text = await answer.text();
      const isTooLarge = text.length > LARGEST_ANSWER;
      if (isTooLarge && !isRefusedForNow(answer.status)) return lost("tooLarge");
      return ok({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: isTooLarge ? "" : text,
      });
    } catch {
      return lost(controller.signal.aborted ? "timeout" : "connection");
    } finally {
      inFlight.delete(controller);
    }
  };
}
