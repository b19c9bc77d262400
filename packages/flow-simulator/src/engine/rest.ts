import type { Phase } from "../call-state.ts";
import type { Run } from "./run.ts";

/** Lets the call rest in a phase that begins now and ends by itself after so many milliseconds. */
export function rest({ call }: Run, phase: Phase, ms: number): void {
  call.phase = phase;
  call.sinceMs = call.atMs;
  call.untilMs = call.atMs + Math.max(0, ms);
}
