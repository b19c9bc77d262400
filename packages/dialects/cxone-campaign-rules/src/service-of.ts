import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type FlowService } from "@tonegraph/vendor-kit";
import { isInstant } from "./decompile/draw-window.ts";
import { WINDOW_FIELDS } from "./wire.ts";

/** Whether a rule is `ACTIVE`, and between which dates; dates without a zone name no time and are told apart. Takes any JSON. */
export function serviceOf(artefact: Json): FlowService {
  if (!isJsonObject(artefact)) return { isOn: false, window: {} };
  const dates = WINDOW_FIELDS.flatMap((field) => {
    const date = artefact[field];
    return typeof date === "string" && isInstant(date) ? [[field, date] as const] : [];
  });
  const withoutZone = WINDOW_FIELDS.flatMap((field) => {
    const date = artefact[field];
    return typeof date === "string" && !isInstant(date) ? [date] : [];
  });
  const service = { isOn: artefact["status"] === "ACTIVE", window: Object.fromEntries(dates) };
  return withoutZone.length === 0 ? service : { ...service, withoutZone };
}
