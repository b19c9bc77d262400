import { measureBackups } from "./backups.ts";
import { measureCampaign } from "./campaign.ts";
import { measureAudit } from "./audit-speed.ts";
import type { ChaosOptions } from "./chaos-options.ts";
import { measureConcurrentPublishes } from "./concurrent-publishes.ts";
import { drillCrashes, drillDrift, drillGuard } from "./drills.ts";
import type { Figure } from "./figure.ts";
import { startFleet, type Fleet, type FleetOptions } from "./fleet.ts";
import { measureKeyReplays } from "./key-replays.ts";
import { measureKilledServer } from "./killed-server.ts";
import { measureRollingRestart } from "./rolling-restart.ts";
import { measureTenantDown, startDownVendor } from "./tenant-down.ts";

/** A part of `pnpm chaos`. */
export interface ChaosPart {
  /** The figures that it prints. */
  readonly ids: readonly string[];
  readonly measure: (options: ChaosOptions) => Promise<readonly Figure[]>;
}

const DRAINING = { TONEGRAPH_DRAIN_SECONDS: "1" };

/** Every part, in the order in which they run. */
export const CHAOS_PARTS: readonly ChaosPart[] = [
  { ids: ["P1"], measure: onFleet({ replicas: 0 }, measureCampaign) },
  { ids: ["P2"], measure: drillCrashes },
  { ids: ["P3"], measure: onFleet({ replicas: 3 }, measureConcurrentPublishes) },
  { ids: ["P4"], measure: onFleet({ replicas: 3 }, measureKeyReplays) },
  { ids: ["P5", "P6"], measure: drillDrift },
  { ids: ["P7"], measure: measureAudit },
  { ids: ["R5"], measure: measureWithDownVendor },
  { ids: ["R7"], measure: onFleet({ replicas: 3, environment: DRAINING }, measureRollingRestart) },
  { ids: ["R8"], measure: async (options) => [await measureBackups(options)] },
  { ids: ["P8"], measure: drillGuard },
  { ids: ["R1"], measure: async (options) => [await measureKilledServer(options)] },
];

async function measureWithDownVendor(options: ChaosOptions): Promise<readonly Figure[]> {
  const down = await startDownVendor();
  try {
    const alsoAllowed = new URL(down.url).host;
    return await onFleet({ replicas: 1, alsoAllowed }, (fleet) => measureTenantDown(fleet, down, options))(options);
  } finally {
    await down.close();
  }
}

function onFleet(
  fleetOptions: FleetOptions,
  measure: (fleet: Fleet, options: ChaosOptions) => Promise<Figure>,
): ChaosPart["measure"] {
  return async (options) => {
    const fleet = await startFleet(fleetOptions);
    try {
      return [await measure(fleet, options)];
    } finally {
      await fleet.close();
    }
  };
}
