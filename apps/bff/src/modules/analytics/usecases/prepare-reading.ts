import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import type { FindFiguresSource, LivePeriod, Span } from "../ports.ts";
import type { Reading } from "../reading.ts";
import type { CollectDependencies } from "./collect-figures.ts";

const DAY_MS = 86_400_000;
const USUAL_SPAN_MS = 7 * DAY_MS;
const LONGEST_SPAN_MS = 400 * DAY_MS;

/** What figures are wanted. */
export interface FiguresRequest {
  readonly workspaceId: string;
  readonly place: FlowOnTenant;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly version?: number | undefined;
}

export interface FiguresDependencies extends CollectDependencies {
  readonly findSource: FindFiguresSource;
}

/** Finds everything that the request names, or says what is not there. */
export async function prepareReading(
  request: FiguresRequest,
  { flows, findSource, storage, now }: FiguresDependencies,
): Promise<Result<Reading, ApiFault>> {
  const { workspaceId, place } = request;
  if (!(await flows.exists(workspaceId, place.flowId))) return fault("not-found", "There is no flow with this id.");
  const source = await findSource(workspaceId, place.tenantId);
  if (source === null) return fault("not-found", "There is no tenant with this id.");
  const present = now();
  const span = spanOf(request, present);
  if (!span.ok) return span;
  const store = storage.in(workspaceId);
  const periods = await store.livePeriods(place);
  const version = chooseVersion(request, periods);
  if (!version.ok) return version;
  const document = await flows.version(workspaceId, place.flowId, version.value);
  if (document === null) return fault("not-found", `There is no version ${version.value} of this flow.`);
  return ok({
    place: { ...place, version: version.value },
    source,
    span: span.value,
    periods,
    flow: document.flow,
    settings: await store.settings(place.tenantId),
    timeZone: await store.timeZone(place.tenantId),
    now: present,
  });
}

function spanOf({ from, to }: FiguresRequest, now: Date): Result<Span, ApiFault> {
  const end = to ?? now;
  const begin = from ?? new Date(end.getTime() - USUAL_SPAN_MS);
  const pointed = (pointer: string, message: string) =>
    fault("invalid-parameter", message, { errors: [{ pointer, code: "invalid-span", message }] });
  if (begin >= end) return pointed("/from", "The span ends before it begins. Choose a beginning before its end.");
  if (end.getTime() - begin.getTime() > LONGEST_SPAN_MS) return pointed("/from", "A span has at most 400 days.");
  return ok({ from: begin, to: end });
}

/** What was asked for, else what is live, else what was live last. */
function chooseVersion({ version }: FiguresRequest, periods: readonly LivePeriod[]): Result<number, ApiFault> {
  const chosen = version ?? periods.at(-1)?.version;
  return chosen === undefined
    ? fault("not-found", "This flow was never live on this tenant, so nobody has called it there. Publish it first.")
    : ok(chosen);
}
