import { hashJson, type Flow, type Json } from "@tonegraph/flow-model";
import type {
  ActivationWindow,
  CancelSignal,
  Clock,
  DialectClient,
  DialectConverter,
  DialectDescriptor,
} from "@tonegraph/vendor-kit";
import { type LiveRecord } from "../kernel/live-reader.ts";
import type { Surroundings } from "../kernel/surroundings.ts";
import { ownIdOf } from "../modules/deployments/own-id.ts";
import type { DeploymentError, DeploymentRecord } from "../modules/deployments/deployment.ts";
import type { CrashPoint } from "../modules/deployments/engine/crash-point.ts";
import { PUBLISH_TIMING } from "../modules/deployments/engine/engine-world.ts";
import { Interrupted } from "../modules/deployments/engine/interruption.ts";
import { readOnce } from "../modules/deployments/engine/read-back.ts";
import { runDeployment } from "../modules/deployments/engine/run-deployment.ts";
import { createTurns } from "../modules/deployments/engine/turns.ts";
import { memoryJournal, type MemoryJournal } from "./memory-journal.ts";
import { storedDeployment } from "./stored-deployment.ts";

/** A vendor as the engine meets it. `connect` makes the client of a fresh process. */
export interface RigVendor {
  readonly descriptor: DialectDescriptor;
  readonly converter: DialectConverter;
  /** Three contents that differ there; menus unless said. */
  readonly contents?: readonly [Flow, Flow, Flow];
  connect(): DialectClient;
  /** Everything that it holds, by id. */
  flows(): ReadonlyMap<string, Json>;
  /** An edit behind our back. */
  edit(id: string, artefact: Json): void;
}

/** What is changed of one run. */
export interface RigRun {
  readonly kind?: "publish" | "rollback";
  readonly overDrift?: string;
  readonly window?: ActivationWindow;
  /** Why it may not write, as where an approval was withdrawn. */
  readonly unapproved?: DeploymentError;
  /** Kills the worker once, the first time it comes by, or after so many times. */
  readonly crashAt?: { readonly step: string; readonly when: string; readonly after?: number };
  /** Told of every place where a process could be killed. */
  readonly passing?: (step: string, when: string) => void;
  /** Ends the work of the first process, as where it stops; another one goes on. */
  readonly ending?: CancelSignal;
  /** Told how the record stands when the first process has ended so. */
  readonly interrupted?: (record: DeploymentRecord) => void;
  /** Spoils the client of the first process only, or of all. */
  readonly spoil?: (client: DialectClient) => DialectClient;
}

/** How one run ended. */
export interface RigResult {
  readonly deployment: DeploymentRecord;
  readonly journal: MemoryJournal;
  readonly crashed: boolean;
}

/** One flow on one tenant, deployed by the real engine against a stand-in of the vendor, on a clock that never waits. */
export interface DeploymentRig {
  readonly vendor: RigVendor;
  live(): LiveRecord | null;
  artefactOf(flow: Flow): Json;
  hashOf(flow: Flow): string;
  deploy(flow: Flow, version: number, run?: RigRun): Promise<RigResult>;
  /** Hash of what the vendor holds under an id; null where it holds nothing. */
  held(externalId: string): Promise<string | null>;
}

class Killed extends Error {}

const SETTINGS = { environment: "sandbox", org: "sandbox", tenantHost: "sandbox.test", campaignId: "camp_9x8y7z" };

/** Makes a rig on a vendor that may hold something already. */
export function createDeploymentRig(vendor: RigVendor, clock: Clock): DeploymentRig {
  const { descriptor, converter } = vendor;
  const surroundings: Surroundings = {
    now: () => new Date(clock.now()),
    newId: (prefix) => `${prefix}_rig`,
    newUuid: () => "00000000-0000-4000-8000-000000000000",
    newSecret: () => "secret",
  };
  let live: LiveRecord | null = null;
  let number = 0;
  const homes: { readonly hash: string; readonly externalId: string }[] = [];
  const artefactOf = (flow: Flow): Json => converter.compile(flow, { settings: SETTINGS }).artefact;
  const hashOf = (flow: Flow): string => hashJson(converter.normalise(artefactOf(flow)));

  async function deploy(flow: Flow, version: number, run: RigRun = {}): Promise<RigResult> {
    number += 1;
    const artefact = artefactOf(flow);
    const externalId = live?.externalId ?? ownIdOf({ converter, descriptor, artefact });
    const record = newRecord({
      id: `deployment_${number}`,
      version,
      externalId,
      artefactHash: hashOf(flow),
      run,
      live,
    });
    const journal = memoryJournal(record, {
      now: () => clock.now(),
      homes: homes
        .filter((home) => home.hash === record.artefactHash)
        .map((home) => home.externalId)
        .toReversed(),
      unapproved: run.unapproved ?? null,
    });
    const crashed = await runToEnd({ journal, artefact, run });
    live = journal.live() ?? live;
    const deployment = await journal.load();
    const home = deployment.externalId;
    if (deployment.state === "live" && deployment.window === null && home !== null)
      homes.push({ hash: deployment.artefactHash, externalId: home });
    return { deployment, journal, crashed };
  }

  async function runToEnd(job: { journal: MemoryJournal; artefact: Json; run: RigRun }): Promise<boolean> {
    const { run, ...own } = job;
    let crashed = false;
    let passed = 0;
    const crashPoint: CrashPoint = (step, when) => {
      run.passing?.(step, when);
      if (crashed || run.crashAt?.step !== step || run.crashAt.when !== when) return;
      passed += 1;
      if (passed <= (run.crashAt.after ?? 0)) return;
      crashed = true;
      throw new Killed();
    };
    for (let first = true; ; first = false) {
      const client = first && run.spoil ? run.spoil(vendor.connect()) : vendor.connect();
      const world = {
        ...own,
        client,
        tenantName: "Rig",
        converter,
        descriptor,
        clock,
        surroundings,
        crashPoint,
        inTurn: createTurns(),
        timing: PUBLISH_TIMING,
      };
      const { ending } = run;
      try {
        await runDeployment({ ...world, ...(first && ending !== undefined ? { ending } : {}) });
        return crashed;
      } catch (error) {
        if (error instanceof Interrupted) run.interrupted?.(await own.journal.load());
        else if (!(error instanceof Killed)) throw error;
        else await clock.sleep(PUBLISH_TIMING.leaseMs);
      }
    }
  }

  return {
    vendor,
    live: () => live,
    artefactOf,
    hashOf,
    deploy,
    async held(externalId) {
      const content = await readOnce(externalId, { client: vendor.connect(), converter });
      if (content.kind === "unreadable") throw new Error(content.error.message);
      return content.kind === "absent" ? null : content.hash;
    },
  };
}

function newRecord(parts: {
  readonly id: string;
  readonly version: number;
  readonly externalId: string | null;
  readonly artefactHash: string;
  readonly run: RigRun;
  readonly live: LiveRecord | null;
}): DeploymentRecord {
  const { run, live, ...own } = parts;
  return storedDeployment({
    ...own,
    flowId: "flow_rig",
    tenantId: "tenant_rig",
    kind: run.kind ?? "publish",
    dialect: "rig",
    overDrift: run.overDrift ?? null,
    expectedHash: live?.hash ?? null,
    window: run.window ?? null,
  });
}
