import type { Run } from "./run.ts";
import { MASK } from "./masked.ts";

/** Notes a key that was pressed in the present block. */
export function countKey({ call, effects }: Run, key: string, masked: boolean): void {
  call.keys += 1;
  effects?.push({ kind: "key", atMs: call.atMs, nodeId: call.nodeId, key: masked ? MASK : key });
}
