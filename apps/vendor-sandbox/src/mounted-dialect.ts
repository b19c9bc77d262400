import type { DialectSandbox } from "@tonegraph/vendor-kit";
import { openAccount, type Account, type AccountPlace } from "./account-store.ts";
import type { DialectCallers } from "./callers/dialect-callers.ts";
import { createFaultList, type FaultList } from "./fault-list.ts";
import { createFaultSchedule, type FaultSchedule } from "./fault-schedule.ts";
import { createRequestLog, type RequestLog } from "./request-log.ts";

/** One dialect's stand-in with what surrounds it. */
export interface MountedDialect {
  readonly account: Account;
  readonly faults: FaultList;
  readonly schedule: FaultSchedule;
  readonly log: RequestLog;
  readonly callers: DialectCallers;
  /** Whether every token may do nothing, new ones too, until somebody gives the rights back. */
  rightsAreTaken: boolean;
}

/** Opens the accounts of all dialects. */
export async function mountDialects(
  sandboxes: readonly DialectSandbox[],
  place: AccountPlace,
): Promise<ReadonlyMap<string, MountedDialect>> {
  const mounted = await Promise.all(
    sandboxes.map(async (sandbox): Promise<[string, MountedDialect]> => {
      const account = await openAccount(sandbox, place);
      const schedule = createFaultSchedule();
      const { callers } = account;
      const played = { faults: createFaultList(), schedule, log: createRequestLog(), rightsAreTaken: false };
      return [sandbox.id, { account, callers, ...played }];
    }),
  );
  return new Map(mounted);
}
