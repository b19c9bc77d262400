import type { JsonObject } from "@tonegraph/vendor-kit";
import { referencesIn } from "../references.ts";
import { kindByForm } from "../target-kind.ts";
import type { TargetKind, WirePhrase, WireTarget } from "../wire.ts";
import type { SandboxState } from "./state.ts";

/** A flow with what callers of this account hear in it: its phrases, and what its ids are of. */
export function heardArtefact(flow: JsonObject, state: SandboxState): JsonObject {
  const named = referencesIn(flow);
  const phrases = named.flatMap((id): WirePhrase[] =>
    Object.entries(Object.hasOwn(state.phrases, id) ? (state.phrases[id] ?? {}) : {}).map(([locale, text]) => ({
      id,
      locale,
      text,
    })),
  );
  const targets = named.flatMap((id): WireTarget[] => {
    const kind = kindHere(id, state);
    return kind === null || kind === kindByForm(id) ? [] : [{ id, kind }];
  });
  return { ...flow, ...(phrases.length > 0 ? { phrases } : {}), ...(targets.length > 0 ? { targets } : {}) };
}

function kindHere(id: string, { queues, agents, otherFlows, flows }: SandboxState): TargetKind | null {
  if (Object.hasOwn(queues, id)) return "queue";
  if (agents.includes(id)) return "agent";
  return otherFlows.includes(id) || Object.hasOwn(flows, id) ? "subflow" : null;
}
