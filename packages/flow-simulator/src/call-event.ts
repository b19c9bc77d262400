import type { CallInput } from "@tonegraph/flow-model";

/**
 * What happens next in a call at rest. `afterMs` counts from the beginning of the phase; absent: a caller's usual
 * moment (at once for a key while listening). An event behind the end of its phase: the phase ends first, by itself.
 * - `pass`: nothing; time goes on to the end of the phase (in `listening` that is the time-out).
 * - `press` with one key or several, `say`, `hangUp`, `wait` as in a saved call.
 */
export type CallEvent = CallInput | { readonly pass: true };
