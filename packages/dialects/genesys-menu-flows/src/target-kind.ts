import type { TargetKind } from "./wire.ts";

const FORMS: readonly (readonly [form: RegExp, kind: TargetKind])[] = [
  [/^queue(?![a-z])/i, "queue"],
  [/^agent(?![a-z])/i, "agent"],
  [/^flow(?![a-z])/i, "subflow"],
];

/** What an id is of as far as its form says it (`queue-sales`, `agent_7`, `flow_main`), else null. */
export function kindByForm(id: string): TargetKind | null {
  return FORMS.find(([form]) => form.test(id))?.[1] ?? null;
}
