import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type FlowService } from "@tonegraph/vendor-kit";

/** Whether a flow that a stand-in holds lets callers in, in words. */
export function flowStatus(dialect: string, artefact: Json): string {
  const status = isJsonObject(artefact) ? artefact["status"] : undefined;
  const service = findConverter(dialect)?.serviceOf?.(artefact);
  if (service === undefined)
    return typeof status === "string"
      ? `Live: it answers calls. The vendor calls it ${status}.`
      : "Live: it answers calls.";
  if (service.isOn) return `Switched on: it answers calls${timesOf(service)}.`;
  return status === "DRAFT"
    ? "A draft: it answers no calls until it is switched on."
    : "Switched off: it answers no calls.";
}

function timesOf({ window: { effectiveDate, expirationDate } }: FlowService): string {
  const from = effectiveDate === undefined ? "" : ` from ${effectiveDate}`;
  return expirationDate === undefined ? from : `${from} until ${expirationDate}`;
}
