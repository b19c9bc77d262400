import { Suspense, lazy } from "react";
import type { NodeForm } from "../node-form.ts";
import type { SettingsProps } from "../settings/set-flow.ts";
import type { FlowPartProps } from "./FlowParts.tsx";
import type { ResourceNotesProps } from "./ResourceNotes.tsx";

// They ask the dialects' descriptors, which bring every rule and compiler along: the canvas opens without them.
const NodeParts = lazy(async () => ({ default: (await import("./NodeParts.tsx")).NodeParts }));
const TargetPart = lazy(async () => ({ default: (await import("./FlowParts.tsx")).TargetPart }));
const ResourceNotes = lazy(async () => ({ default: (await import("./ResourceNotes.tsx")).ResourceNotes }));
const CampaignPart = lazy(async () => ({ default: (await import("./FlowParts.tsx")).CampaignPart }));

const WITH_PARTS: readonly string[] = ["message", "menu", "httpRequest", "subflow"];

/** What the flow's target adds to a block's panel. */
export function LazyNodeParts({ form }: { readonly form: NodeForm }) {
  return <Suspense fallback={null}>{WITH_PARTS.includes(form.node.kind) && <NodeParts form={form} />}</Suspense>;
}

/** What the flow's target carries, and the others beside it. */
export function LazyTargetPart(props: SettingsProps) {
  return (
    <Suspense fallback={null}>
      <TargetPart {...props} />
    </Suspense>
  );
}

/** The campaign, where there is one to have. */
export function LazyCampaignPart(props: FlowPartProps) {
  return (
    <Suspense fallback={null}>
      <CampaignPart {...props} />
    </Suspense>
  );
}

/** What the vendors say of an id. */
export function LazyResourceNotes(props: ResourceNotesProps) {
  return (
    <Suspense fallback={null}>
      <ResourceNotes {...props} />
    </Suspense>
  );
}
