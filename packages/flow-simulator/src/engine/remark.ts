import type { Json } from "@tonegraph/flow-model";
import type { RemarkCode } from "../effect.ts";
import type { Run } from "./run.ts";

/** Notes something in the transcript that is not what somebody said, pressed or heard. */
export function remark(run: Run, code: RemarkCode, params: Readonly<Record<string, Json>> = {}): void {
  const { atMs, nodeId } = run.call;
  run.effects?.push({ kind: "remark", atMs, nodeId, code, params });
}
