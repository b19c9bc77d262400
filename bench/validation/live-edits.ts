// What an editor's worker does for one edit: the patches come in, the problems go out in words. Without the copying of
// messages between threads, which the browser does; the copies are as small as the edit.
import { profiles } from "@tonegraph/dialect-catalogue";
import type { Flow, FlowPatch } from "@tonegraph/flow-model";
import { createValidationSession } from "../../apps/designer/src/workers/validation-session.ts";

/** One edit after another, each as the patches that it makes. */
export type Edits = () => readonly FlowPatch[];

/** One more character in one prompt after another. */
export function keystrokes(flow: Flow): Edits {
  const promptIds = Object.keys(flow.prompts);
  let count = 0;
  return () => {
    count += 1;
    const id = promptIds[count % promptIds.length] ?? "";
    const text = flow.prompts[id]?.texts[flow.defaultLanguage];
    if (text?.kind !== "speech") throw new Error("the synthetic flow speaks");
    const longer = text.text + ".".repeat(1 + Math.floor(count / promptIds.length));
    return [{ op: "replace", path: ["prompts", id, "texts", flow.defaultLanguage, "text"], value: longer }];
  };
}

/** One connection leads to another node, and then back; after it the next one. */
export function rewires(flow: Flow): Edits {
  const connectionIds = Object.keys(flow.connections);
  const nodeIds = Object.keys(flow.nodes).filter((id) => id !== flow.startNodeId);
  let count = 0;
  return () => {
    const turn = Math.floor(count / 2);
    const id = connectionIds[(turn * 7919) % connectionIds.length] ?? "";
    const other = nodeIds[(turn * 104_729) % nodeIds.length];
    const value = count % 2 === 0 ? other : flow.connections[id]?.target;
    count += 1;
    return [{ op: "replace", path: ["connections", id, "target"], value }];
  };
}

/** A worker that has opened the flow under a profile; each call hands it one edit. */
export function liveEdits(flow: Flow, edits: Edits): () => Record<string, never> {
  const session = createValidationSession({ profiles, now: () => performance.now() });
  session.handle({ type: "open", revision: 0, flow });
  let revision = 0;
  return () => {
    const request = { type: "change", from: revision, revision: revision + 1, patches: edits() } as const;
    const answer = session.handle(request);
    if (answer.type !== "checked") throw new Error(`the worker answers ${answer.type}`);
    revision += 1;
    return {};
  };
}
