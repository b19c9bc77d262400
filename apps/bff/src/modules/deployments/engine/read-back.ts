import { hashJson } from "@tonegraph/flow-model";
import type { DialectClient } from "@tonegraph/vendor-kit";
import type { VendorContent } from "../../../kernel/live-reader.ts";
import type { EngineWorld } from "./engine-world.ts";
import { askPatiently } from "./ask-patiently.ts";
import { pause, unlessInterrupted } from "./interruption.ts";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

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
  const { clock, timing } = world;
  const until = clock.now() + timing.readPatienceMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const content = await readOnce(externalId, world);
    if (content.kind !== "unreadable" || isHopeless(content.error.kind)) return content;
    const rest = Math.max(wait, Math.min(content.error.retryAfterMs ?? 0, timing.readPatienceMs));
    if (clock.now() + rest >= until) return content;
    await pause(rest, world);
  }
}

/** Errors that waiting does not mend. An answer that makes no sense may be a proxy's, which is gone a moment later. */
function isHopeless(kind: string): boolean {
  return ["missingScopes", "forbidden", "notAllowed"].includes(kind);
}
