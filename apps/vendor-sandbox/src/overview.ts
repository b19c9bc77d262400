// What the page shows of one dialect, as data.
import { descriptors } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import type { Json } from "@tonegraph/flow-model";
import type { SandboxQueue, SandboxResource } from "@tonegraph/vendor-kit";
import { numbersOf } from "./account-controls.ts";
import type { Population } from "./callers/population.ts";
import type { Fault } from "./fault-list.ts";
import type { RunningSchedule } from "./fault-schedule.ts";
import { flowStatus } from "./flow-status.ts";
import type { MountedDialect } from "./mounted-dialect.ts";
import { nameIn } from "./name-in.ts";
import { outlineOf, type OutlineBlock } from "./outline.ts";
import type { LoggedRequest } from "./request-log.ts";

/** A flow that a stand-in holds, and how its callers do. */
export interface FlowOverview {
  readonly id: string;
  readonly name: string;
  readonly artefact: Json;
  readonly outline: readonly OutlineBlock[];
  /** Whether callers are let in, in words. */
  readonly status: string;
  /** Whether it answers calls; absent where it cannot be switched on and off. */
  readonly isOn?: boolean;
  readonly callsPerMinute: number;
  /** Calls of the last 24 hours; lost: of those that are over, the ones that nobody served. */
  readonly day: { readonly calls: number; readonly completed: number };
}

/** What the page shows of one dialect. */
export interface DialectOverview {
  readonly id: string;
  readonly title: string;
  readonly tokenPath: string;
  readonly flows: readonly FlowOverview[];
  /** The kinds of resources that there may be. */
  readonly kinds: readonly string[];
  readonly resources: readonly SandboxResource[];
  /** How the queues do; null where the vendor does not tell. */
  readonly queues: readonly SandboxQueue[] | null;
  /** What may be changed about the account by its control API. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
  readonly schedule: RunningSchedule | null;
  readonly rightsAreTaken: boolean;
  readonly callers: Population;
  readonly requests: readonly LoggedRequest[];
}

const DAY_MS = 86_400_000;
const SHOWN_REQUESTS = 25;

/** Looks at one dialect at a moment. */
export function overviewOf(id: string, mounted: MountedDialect, now: number): DialectOverview {
  const { account, callers, faults, schedule, log } = mounted;
  const state = account.read();
  const { sandbox } = account;
  const descriptor = descriptors.find((each) => each.id === id);
  const feed = callers.feed(now);
  return {
    id,
    title: descriptor?.title ?? id,
    tokenPath: new URL(descriptor?.defaultUrls({}).authUrl ?? "https://vendor/").pathname,
    flows: sandbox.listFlows(state).map(({ id: flowId, artefact }) => {
      const { calls, completed } = feed.totals(flowId, now - DAY_MS, now);
      return {
        id: flowId,
        name: nameIn(artefact) ?? flowId,
        artefact,
        outline: outlineOf(id, artefact),
        status: flowStatus(id, artefact),
        ...serviceOf(id, { mounted, flowId, artefact, now }),
        callsPerMinute: feed.callsPerMinute(flowId),
        day: { calls, completed },
      };
    }),
    kinds: sandbox.resourceKinds,
    resources: sandbox.listResources(state),
    queues: sandbox.listQueues?.(state) ?? null,
    numbers: numbersOf(state),
    faults: faults.list(),
    schedule: schedule.read(),
    rightsAreTaken: mounted.rightsAreTaken,
    callers: callers.population(),
    requests: log.list().slice(-SHOWN_REQUESTS).toReversed(),
  };
}

/** Whether a flow is switched on; nothing where nobody could switch it to the other side. */
function serviceOf(
  id: string,
  { mounted, flowId, artefact, now }: { mounted: MountedDialect; flowId: string; artefact: Json; now: number },
): Pick<FlowOverview, "isOn"> {
  const { account } = mounted;
  const isOn = findConverter(id)?.serviceOf?.(artefact).isOn;
  if (isOn === undefined) return {};
  const canSwitch = account.sandbox.switchFlow?.(account.read(), { id: flowId, isOn: !isOn, now }).switched === true;
  return canSwitch ? { isOn } : {};
}
