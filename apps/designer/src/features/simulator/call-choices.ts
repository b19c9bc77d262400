import type { CallStub, NodeId } from "@tonegraph/flow-model";
import type { BreakerStates, CallSetup } from "@tonegraph/flow-simulator";

/** What is chosen before a call; "" is what the simulator assumes. */
export interface CallChoices {
  /** ISO 8601 with offset. */
  readonly clock: string;
  readonly language: string;
  readonly caller: string;
  readonly stubs: Readonly<Record<NodeId, CallStub>>;
}

/** Nothing chosen. */
export const NOTHING_CHOSEN: CallChoices = { clock: "", language: "", caller: "", stubs: {} };

/** What a call begins with: the choices, and what circuit breakers remember of calls before. */
export function setupOf({ clock, language, caller, stubs }: CallChoices, breakers: BreakerStates): CallSetup {
  return {
    ...(clock === "" ? {} : { clock }),
    ...(language === "" ? {} : { language }),
    ...(caller === "" ? {} : { variables: { ani: caller } }),
    ...(Object.keys(stubs).length === 0 ? {} : { stubs }),
    ...(Object.keys(breakers).length === 0 ? {} : { breakers }),
  };
}
