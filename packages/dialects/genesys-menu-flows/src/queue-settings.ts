// The two settings that document 003 changes with how a queue does: `settings.dynamicTimeoutMultiplier` and
// `settings.fallbackEnabled`. A drawing has no place for them, so they are kept in its `vendorExtras`.
import { err, ok, type Flow, type Json, type Result } from "@tonegraph/flow-model";
import { isJsonObject, withoutFields, type JsonObject, type QueueSettings } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { DIALECT_ID } from "./wire.ts";

const FIELD = "queueSettings";
const FIELDS = ["dynamicTimeoutMultiplier", "fallbackEnabled"] as const;

const settingsSchema = z.strictObject({
  dynamicTimeoutMultiplier: z.number().positive(),
  fallbackEnabled: z.boolean(),
});

/** What a flow has them set to; null where it sets nothing, `unreadable` where what is kept makes no sense. */
export function queueSettingsIn(flow: Flow): Result<QueueSettings | null, "unreadable"> {
  const extras = flow.vendorExtras[DIALECT_ID];
  const kept = isJsonObject(extras) ? extras[FIELD] : undefined;
  if (kept === undefined) return ok(null);
  const read = settingsSchema.safeParse(kept);
  return read.success ? ok(read.data) : err("unreadable");
}

/** What is kept of a flow for this dialect, with them set. */
export function extrasWithQueueSettings(flow: Flow, settings: QueueSettings): Json {
  const extras = flow.vendorExtras[DIALECT_ID];
  const { dynamicTimeoutMultiplier, fallbackEnabled } = settings;
  return { ...(isJsonObject(extras) ? extras : {}), [FIELD]: { dynamicTimeoutMultiplier, fallbackEnabled } };
}

/** An artefact with them set. */
export function withQueueSettings(artefact: JsonObject, settings: QueueSettings): JsonObject {
  const former = artefact["settings"];
  return { ...artefact, settings: { ...(isJsonObject(former) ? former : {}), ...settings } };
}

/** How many times as long as its menus say an artefact waits for a key. Source: document 003. */
export function waitFactor(artefact: Json): number {
  const settings = isJsonObject(artefact) ? artefact["settings"] : undefined;
  const factor = isJsonObject(settings) ? settings[FIELDS[0]] : undefined;
  return typeof factor === "number" && factor > 0 ? factor : 1;
}

/** An artefact without them, and what it is kept as; null where it does not have both as the document has them. */
export function takeQueueSettings(
  artefact: JsonObject,
): { readonly artefact: JsonObject; readonly extras: JsonObject } | null {
  const settings = artefact["settings"];
  if (!isJsonObject(settings)) return null;
  const read = settingsSchema.safeParse(Object.fromEntries(FIELDS.map((name) => [name, settings[name]])));
  if (!read.success) return null;
  return { artefact: { ...artefact, settings: withoutFields(settings, FIELDS) }, extras: { [FIELD]: read.data } };
}
