import type { Json } from "@tonegraph/flow-model";
import { isJsonObject } from "@tonegraph/vendor-kit";

const REFERENCES: ReadonlySet<string> = new Set(["promptId", "targetFlowId", "timeoutTarget"]);

/** The ids that a flow names: its prompts and the places that keys and silence lead to. Each once, in their order. */
export function referencesIn(flow: Json): string[] {
  const found = new Set<string>();
  const collect = (value: Json): void => {
    if (Array.isArray(value)) for (const part of value) collect(part);
    else if (isJsonObject(value))
      for (const [name, part] of Object.entries(value))
        if (typeof part !== "string") collect(part);
        else if (REFERENCES.has(name)) found.add(part);
  };
  collect(flow);
  return [...found];
}
