import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { SteerableClock } from "./sandbox-clock.ts";

const YEAR_MS = 366 * 86_400_000;
const clockSchema = z.union([
  z.strictObject({ advanceMs: z.number().int().min(-YEAR_MS).max(YEAR_MS) }),
  z.strictObject({ at: z.iso.datetime({ offset: true }) }),
  z.strictObject({ speed: z.number().positive().max(1000) }),
  z.strictObject({ real: z.literal(true) }),
]);

/** The time that the stand-ins live in: read, moved on, set, hurried, or given back to the machine. */
export function clockControls(app: FastifyInstance, clock: SteerableClock): void {
  const shown = (): object => ({ now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() });
  app.get("/_control/clock", async () => shown());
  app.post("/_control/clock", async (request) => {
    const asked = clockSchema.parse(request.body);
    if ("advanceMs" in asked) clock.move(asked.advanceMs);
    else if ("at" in asked) clock.move(Date.parse(asked.at) - clock.now());
    else if ("speed" in asked) clock.setSpeed(asked.speed);
    else clock.release();
    return shown();
  });
}
