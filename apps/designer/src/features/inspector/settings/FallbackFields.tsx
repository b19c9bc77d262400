import type { Fallback } from "@tonegraph/flow-model";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { TextField } from "../fields/TextField.tsx";
import classes from "../inspector.module.css";
import { flowWords } from "../words/flow-words.ts";
import { setFlow, type SettingsProps } from "./set-flow.ts";

/** What happens to callers if anything breaks. */
export function FallbackFields({ context, flow }: SettingsProps) {
  const { fallback } = flow;
  return (
    <div className={classes["group"]}>
      <ChoiceField
        context={context}
        field="fallback"
        label={flowWords.fallback}
        hint={flowWords.fallbackHint}
        choices={Object.entries(flowWords.fallbacks).map(([value, label]) => ({ value, label }))}
        value={fallback?.kind ?? "none"}
        onChoose={(kind) => setFlow(context, { fallback: emptyFallback(kind) })}
      />
      {fallback !== undefined && fallback.kind !== "hangup" && (
        <TextField
          context={context}
          field={`fallback.${targetField(fallback)}`}
          label={flowWords.fallbackTarget[fallback.kind]}
          value={fallbackTarget(fallback)}
          onText={(text, gesture) => setFlow(context, { fallback: withTarget(fallback, text) }, gesture)}
        />
      )}
    </div>
  );
}

function emptyFallback(kind: string): Fallback | null {
  if (kind === "hangup") return { kind };
  if (kind === "queue") return { kind, queueId: "" };
  if (kind === "agent") return { kind, agentId: "" };
  return kind === "externalNumber" ? { kind, number: "" } : null;
}

type Targeted = Exclude<Fallback, { kind: "hangup" }>;

function targetField({ kind }: Targeted): string {
  if (kind === "queue") return "queueId";
  return kind === "agent" ? "agentId" : "number";
}

function fallbackTarget(fallback: Targeted): string {
  if (fallback.kind === "queue") return fallback.queueId;
  return fallback.kind === "agent" ? fallback.agentId : fallback.number;
}

function withTarget(fallback: Targeted, target: string): Fallback {
  if (fallback.kind === "queue") return { ...fallback, queueId: target };
  return fallback.kind === "agent" ? { ...fallback, agentId: target } : { ...fallback, number: target };
}
