import type { Flow } from "@tonegraph/flow-model";
import {
  applyProfileOverrides,
  catalogueFor,
  createValidator,
  notOnTenant,
  type KnownFlows,
  type Profile,
  type Validator,
} from "@tonegraph/flow-validation";
import type { CheckSurroundings, ProfileFacts } from "../document/validation-protocol.ts";
import { createWordedProblems, type WordedProblems } from "./worded-problems.ts";

/** What checks a flow for the target that it is drawn for; it keeps what it found from one edit to the next. */
export interface Checker {
  /** With the limits of the tenant that the flow is meant for, and with what is not there. */
  readonly profile: Profile;
  readonly validator: Validator;
  readonly worded: WordedProblems;
}

/** One checker at a time: another profile or other surroundings make another one. */
export interface Checkers {
  /** Null where there is no profile to check with. */
  forFlow(flow: Flow): Checker | null;
  surround(surroundings: CheckSurroundings): void;
}

/** Chooses among the profiles there are; a flow of an unknown one is checked as portable. */
export function createCheckers(profiles: readonly Profile[]): Checkers {
  let around: CheckSurroundings = {};
  let latest: (Checker & { readonly drawnFor: Profile; readonly around: CheckSurroundings }) | null = null;
  return {
    forFlow(flow) {
      const known = profiles.find(({ id }) => id === flow.profile);
      const drawnFor = known ?? profiles.find(({ id }) => id === "portable");
      if (!drawnFor) return null;
      if (latest?.drawnFor !== drawnFor || latest.around !== around) {
        const flows = around.flows && new Map(Object.entries(around.flows));
        const profile = withResources(ofTenant(drawnFor, around), around, flows);
        const validator = createValidator(profile, {}, flows);
        latest = { drawnFor, around, profile, validator, worded: createWordedProblems(catalogueFor(profile)) };
      }
      return latest;
    },
    surround(surroundings) {
      around = surroundings;
    },
  };
}

/** Limits that do not fit were stored for an older release; the server says so when the tenant is edited. */
function ofTenant(profile: Profile, { limits }: CheckSurroundings): Profile {
  if (limits?.profile !== profile.id) return profile;
  const narrowed = applyProfileOverrides(profile, limits.values);
  return narrowed.ok ? narrowed.value : profile;
}

function withResources(profile: Profile, { there }: CheckSurroundings, flows: KnownFlows | undefined): Profile {
  return there === undefined ? profile : { ...profile, rules: [...profile.rules, notOnTenant(there, flows)] };
}

/** What the page needs to know of a profile. */
export function factsOf(profile: Profile, known: boolean): ProfileFacts {
  const { id, title, nodes, speech, assumedVariableLength, menuTimeoutMs, menuRepeats } = profile;
  return { id, title, known, nodes, speech, assumedVariableLength, menuTimeoutMs, menuRepeats };
}
