import type { VendorError } from "@tonegraph/vendor-kit";
import { fault } from "../../kernel/fault.ts";

const HALF_A_DAY_MS = 43_200_000;

interface AskedAt {
  readonly now: Date;
  /** The zone in which times are told. */
  readonly timeZone: string;
  /** What there is until then, as a sentence; "" where that is nothing. */
  readonly kept: string;
}

/** The answer where a tenant gave no figures: what happened, and when it is worth asking again. */
export function noFigures(tenantName: string, error: VendorError, asked: AskedAt): ReturnType<typeof fault> {
  const { kind, message, retryAfterMs } = error;
  const headers = retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1000)) };
  const again = whenAgain(error, asked);
  const told = [`${tenantName} gave no figures: ${message}`, again, again === "" ? "" : asked.kept];
  const code = kind === "notAllowed" ? "address-not-allowed" : "vendor-failed";
  return fault(code, told.filter((words) => words !== "").join(" "), { headers });
}

function whenAgain({ kind, retryAfterMs }: VendorError, asked: AskedAt): string {
  if (retryAfterMs !== undefined) {
    const until = timeAfter(retryAfterMs, asked);
    return kind === "rateLimited"
      ? `The vendor asks for patience until ${until}; ask again then.`
      : `Ask again after ${until}.`;
  }
  const mayPass = kind === "rateLimited" || kind === "unavailable" || kind === "timeout" || kind === "connection";
  return mayPass ? "Ask again in a few minutes." : "";
}

// The minute that has begun by then is over: whoever asks at the time that is shown does not ask too early.
function timeAfter(waitMs: number, { now, timeZone }: AskedAt): string {
  const at = Math.ceil((now.getTime() + waitMs) / 60_000) * 60_000;
  const day = waitMs < HALF_A_DAY_MS ? {} : ({ day: "numeric", month: "short" } as const);
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone, ...day });
  return `${format.format(at)} (${timeZone})`;
}
