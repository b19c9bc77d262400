import type { VendorFigures } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { foreignCalls } from "../figure-gaps.ts";
import { noFigures } from "../no-figures.ts";
import { vendorRow } from "../vendor-row.ts";
import { wholeFlowSpan } from "../whole-flow-span.ts";
import { prepareReading, type FiguresDependencies, type FiguresRequest } from "./prepare-reading.ts";

const USUAL_DAYS = 7;

export interface VendorFiguresRequest extends Omit<FiguresRequest, "from" | "to"> {
  readonly days?: number | undefined;
}

/** What the vendor reports of a flow as a whole, asked at once and not kept. What it does not report is absent, never 0. */
export async function readVendorFigures(
  { days = USUAL_DAYS, ...request }: VendorFiguresRequest,
  dependencies: FiguresDependencies,
): Promise<Result<VendorFigures, ApiFault>> {
  const prepared = await prepareReading(request, dependencies);
  if (!prepared.ok) return prepared;
  const { place, source, periods, now, timeZone } = prepared.value;
  const { whole, tenantName } = source;
  if (whole === undefined) return fault("not-found", `${source.dialectTitle} reports no figures of a whole flow.`);
  const period = periods.findLast(({ version }) => version === place.version);
  if (period === undefined) {
    return fault(
      "not-found",
      `Version ${place.version} was never live on ${tenantName}, so nobody has called it there.`,
    );
  }
  const { externalId } = period;
  const span = wholeFlowSpan(days, whole.grain, { now, timeZone });
  const read = await source.figures({ externalId, ...span });
  if (!read.ok) {
    const { kind, message } = read.error;
    if (kind !== "spanNotOffered") return noFigures(tenantName, read.error, { now, timeZone, kept: "" });
    return fault("invalid-parameter", message, { errors: [{ pointer: "/days", code: "span-not-offered", message }] });
  }
  // Versions of another id at the vendor are flows of their own there.
  const sameFlow = periods.filter((each) => each.externalId === externalId);
  return ok({
    version: place.version,
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    rows: read.value.map(vendorRow),
    vendor: whole.vendor,
    fetchedAt: now.toISOString(),
    timeZone,
    gaps: foreignCalls([span], { ...prepared.value, periods: sameFlow }),
  });
}
