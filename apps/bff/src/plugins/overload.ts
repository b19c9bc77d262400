import rateLimit, { type FastifyRateLimitStore, type FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { sendFault } from "../http/problem-reply.ts";
import type { CountAttempt } from "../kernel/count-attempt.ts";
import { fault } from "../kernel/fault.ts";
import { TooManyRequests } from "./errors.ts";

export interface OverloadOptions {
  /** Milliseconds that the event loop may lag before requests are turned away; 0: any. */
  readonly maxLagMs: number;
  readonly countAttempt: CountAttempt;
}

const RETRY_AFTER_SECONDS = "2";

/** Says 503 with Retry-After before people see a time-out, and bounds how often a sign-in can be tried. */
export async function addOverloadProtection(
  app: FastifyInstance,
  { maxLagMs, countAttempt }: OverloadOptions,
): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: maxLagMs,
    pressureHandler: (request, reply) => {
      // The designer's files cost next to nothing, and a page that gets half of them is broken; whoever watches must see.
      if (!request.url.startsWith("/api/")) return;
      const detail = "Tonegraph has more to do than it can right now. Try again in a moment; nothing was changed.";
      sendFault(reply, fault("overloaded", detail, { headers: { "retry-after": RETRY_AFTER_SECONDS } }).error);
    },
  });
  await app.register(rateLimit, {
    global: false,
    store: storeOf(countAttempt),
    errorResponseBuilder: (_request, { after }) => new TooManyRequests(after),
  });
}

/** The counting in the form that the plugin wants: a class that it makes, and asks for one of its own per route. */
function storeOf(countAttempt: CountAttempt): FastifyRateLimitStoreCtor {
  return class AttemptStore implements FastifyRateLimitStore {
    incr(...[origin, done, windowMs, most]: Parameters<FastifyRateLimitStore["incr"]>): void {
      void tell(done, countAttempt(origin, { windowMs, most }));
    }

    child(): FastifyRateLimitStore {
      return this;
    }
  };
}

async function tell(
  done: Parameters<FastifyRateLimitStore["incr"]>[1],
  counting: ReturnType<CountAttempt>,
): Promise<void> {
  try {
    const { attempts, endsInMs } = await counting;
    done(null, { current: attempts, ttl: endsInMs });
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}
