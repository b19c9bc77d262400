import type { CallInput } from "@tonegraph/flow-model";

/**
 * What happens next in a call at rest. `afterMs` counts from the beginning of the phase; absent: at once. Time never goes
 * back: an event before the call's last one happens together with it. An event behind the end of its phase: the phase
 * ends first, by itself, and so do those that follow it, until the event's moment is reached.
 * - `pass`: nothing; time goes on to the end of the phase.
 * - `press` with one key or several, `say`, `hangUp` as in a saved call.
 * - `wait`: silence until a block that listens has waited in vain; where nothing listens, the same as `pass`.
 */
export type CallEvent = CallInput | { readonly pass: true };
