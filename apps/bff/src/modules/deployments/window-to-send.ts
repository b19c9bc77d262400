import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ActivationWindow } from "@tonegraph/vendor-kit";
import type { ApiFault } from "../../kernel/fault.ts";
import { drawnWindow } from "../../kernel/flow-service.ts";
import type { Candidate } from "./candidate.ts";
import { checkWindow } from "./check-window.ts";

/** The times that were asked for, else those of the drawing; undefined: open from now on, for good. Refused where they are over. */
export function windowToSend(
  asked: ActivationWindow | undefined,
  { converter, descriptor, artefact }: Pick<Candidate, "converter" | "descriptor" | "artefact">,
  now: Date,
): Result<ActivationWindow | undefined, ApiFault> {
  const window = asked ?? drawnWindow(converter, artefact) ?? undefined;
  const checked = checkWindow(window, descriptor, now);
  if (checked.ok) return ok(window);
  return asked === undefined ? err(atTheDrawing(checked.error)) : checked;
}

/** The same refusal, at the place where the drawing has its times. */
function atTheDrawing(fault: ApiFault): ApiFault {
  const places = fault.errors ?? [];
  const errors = places.map((place) => ({
    ...place,
    pointer: place.pointer.replace(/^\/window.*$/, "/activeWindow"),
    message: `${place.message} Change the flow's active time, or give another window.`,
  }));
  return { ...fault, detail: errors[0]?.message ?? fault.detail, errors };
}
