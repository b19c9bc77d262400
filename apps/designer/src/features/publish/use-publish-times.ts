import type { Tenant } from "@tonegraph/api-contract";
import { useWhen, type When } from "./use-when.ts";
import { useWindowTimes, type WindowTimes } from "./use-window-times.ts";
import type { PublishChoice } from "./use-publish.ts";

/** Everything about time that is decided before publishing. */
export interface PublishTimes {
  readonly when: When;
  /** The vendor's own window, which is for what is published now. */
  readonly window: WindowTimes;
  readonly isRefused: boolean;
  readonly chosen: Pick<PublishChoice, "window" | "schedule">;
}

/** When it goes live, and what the vendor's own window says where it is now. */
export function usePublishTimes(tenant: Tenant): PublishTimes {
  const when = useWhen(tenant);
  const window = useWindowTimes(tenant.dialect);
  return {
    when,
    window,
    isRefused: when.isNow ? window.isRefused : when.isRefused,
    chosen: { window: when.isNow ? window.window : null, schedule: when.schedule },
  };
}
