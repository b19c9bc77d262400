import type { DialectClient, VendorCopy } from "../../client.ts";
import type { VendorHealth } from "../../vendor-health.ts";
import { setUpClient, type ClientSetup } from "../client-setup.ts";
import type { VendorSubject } from "../conformance.ts";
import type { TestClock } from "../test-clock.ts";
import type { InjectedFault } from "./fault-case.ts";
import { createFaultySend } from "./faulty-send.ts";

/** A vendor that can be told to fail, and clients of it. */
export interface FaultBench {
  /** A client without a token; `skewMs` is how far its clock is ahead of the vendor's. */
  client(skewMs?: number): DialectClient;
  readonly clock: Pick<TestClock, "now">;
  /** What a client of the bench knows of its vendor. */
  health(client: DialectClient): VendorHealth | null;
  inject(fault: InjectedFault): Promise<void>;
  clear(): Promise<void>;
  /** Requests so far that the vendor got as writes. */
  writes(): Promise<number>;
  flowIds(): Promise<readonly string[]>;
  /** Everything that was told to logs. */
  told(): string;
  close(): Promise<void>;
}

/** Opens a vendor in memory: the dialect's own sandbox without a network. */
export async function openMemoryBench(subject: VendorSubject): Promise<FaultBench> {
  const setup: ClientSetup = setUpClient(subject);
  const { vendor, clock } = setup;
  const faulty = createFaultySend({ subject, vendor, clock });
  const clients: ClientSetup[] = [];
  return {
    clock,
    client(skewMs = 0) {
      const made = setUpClient(subject, { vendor, send: () => faulty.send, clock: skewed(clock, skewMs) });
      clients.push(made);
      return made.client;
    },
    health: (client) => clients.find((made) => made.client === client)?.health() ?? null,
    inject: async (fault) => faulty.inject(fault),
    clear: async () => faulty.clear(),
    writes: async () => faulty.writes(),
    flowIds: async () => subject.sandbox.listFlows(vendor.state()).map(({ id }) => id),
    told: () => JSON.stringify(clients.map(({ attempts }) => attempts)),
    close: async () => {},
  };
}

/** The same time, so much ahead; sleeping moves both. */
export function skewed(clock: TestClock, aheadMs: number): TestClock {
  return { ...clock, now: () => clock.now() + aheadMs };
}

/** The vendor's copy by a client that nothing happens to. */
export async function copyAt(bench: FaultBench, externalId: string): Promise<VendorCopy | null> {
  const read = await bench.client().read(externalId);
  if (read.ok) return read.value;
  throw new Error(`reading back failed: ${read.error.message}`);
}
