import { hashJson } from "@tonegraph/flow-model";
import type { DialectClient } from "@tonegraph/vendor-kit";
import type { VendorContent } from "../../../kernel/live-reader.ts";
import type { EngineWorld } from "./engine-world.ts";
import { askPatiently } from "./ask-patiently.ts";
import { unlessInterrupted } from "./interruption.ts";

/** Reads the vendor's copy once. */
export async function readOnce(
  externalId: string,
  world: Pick<EngineWorld, "client" | "converter" | "ending">,
): Promise<VendorContent> {
  return contentOf(await unlessInterrupted(world.client.read(externalId), world), world);
}

/** Reads the vendor's copy before anything was written. */
export async function readFirst(externalId: string, world: EngineWorld): Promise<VendorContent> {
  return contentOf(await askPatiently(() => world.client.read(externalId), world), world);
}

function contentOf(
  read: Awaited<ReturnType<DialectClient["read"]>>,
  world: Pick<EngineWorld, "converter">,
): VendorContent {
  if (!read.ok) return { kind: "unreadable", error: read.error };
  if (read.value === null) return { kind: "absent" };
  const { artefact, raw } = read.value;
  return { kind: "present", artefact, raw, hash: hashJson(world.converter.normalise(artefact)) };
}

/** Reads the vendor's copy until it answers or patience ends: for the moments in which not knowing would cost most. */
export async function readBack(externalId: string, world: EngineWorld): Promise<VendorContent> {
  const patience = { forMs: world.timing.readPatienceMs, mayPass: (kind: string) => !HOPELESS.has(kind) };
  return contentOf(await askPatiently(() => world.client.read(externalId), world, patience), world);
}

/** Errors that waiting does not mend. */
const HOPELESS: ReadonlySet<string> = new Set(["missingScopes", "forbidden", "notAllowed"]);
