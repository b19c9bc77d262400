import { applyFlowPatches, type Flow, type NodeId, type Problem } from "@tonegraph/flow-model";
import {
  applyProfileOverrides,
  catalogueFor,
  createValidator,
  describeFix,
  describeProblem,
  fixAll,
  splitIgnored,
  type FixedAll,
  type MessageCatalogue,
  type Profile,
  type Validator,
} from "@tonegraph/flow-validation";
import { nodeGeometry } from "../document/geometry/node-geometry.ts";
import { tidyLayout } from "../document/geometry/tidy-layout.ts";
import { spokenWords } from "../document/spoken-words.ts";
import { wiredPortsByNode } from "../document/edits.ts";
import type {
  CheckSurroundings,
  CheckedProblem,
  ProfileChoice,
  ProfileFacts,
  WorkerAnswer,
  WorkerRequest,
} from "../document/validation-protocol.ts";
import { flowArrivals, nodeEffort } from "./flow-effort.ts";
import { createSentProblems } from "./sent-problems.ts";

/** What a session needs: the profiles there are, and a clock in milliseconds. */
export interface SessionOptions {
  readonly profiles: readonly Profile[];
  readonly now: () => number;
}

/** The worker without the worker: requests in, answers out. It keeps the document that changes are applied to. */
export interface ValidationSession {
  handle(request: WorkerRequest): WorkerAnswer;
}

/** Makes a session without a document; the first request must open one. */
export function createValidationSession({ profiles, now }: SessionOptions): ValidationSession {
  const choices = profiles.map(({ id, title }): ProfileChoice => ({ id, title }));
  let around: CheckSurroundings = {};
  let held: { readonly flow: Flow; readonly revision: number } | null = null;

  let checker: Checker | null = null;
  const toEntries = createSentProblems();

  function checkerFor(flow: Flow): Checker | null {
    const known = profiles.find(({ id }) => id === flow.profile);
    const drawnFor = known ?? profiles.find(({ id }) => id === "portable");
    if (!drawnFor) return null;
    if (checker?.drawnFor !== drawnFor || checker.around !== around) {
      const profile = ofTenant(drawnFor, around);
      const flows = around.flows && new Map(Object.entries(around.flows));
      const validator = createValidator(profile, {}, flows);
      checker = { drawnFor, around, profile, validator, catalogue: catalogueFor(profile) };
    }
    return checker;
  }

  function check(flow: Flow, revision: number, startedAt: number): WorkerAnswer {
    held = { flow, revision };
    const used = checkerFor(flow);
    if (!used) return { type: "failed", revision, words: "This release has no profile to check flows with." };
    const { profile, validator, catalogue } = used;
    const { shown, ignored } = splitIgnored(validator.validate(flow), flow);
    const milliseconds = now() - startedAt;
    const inWords = (problem: Problem): CheckedProblem => ({
      problem,
      words: describeProblem(problem, flow, catalogue),
      fixWords: describeFix(problem, catalogue),
    });
    return {
      type: "checked",
      revision,
      problems: toEntries(shown.map(inWords)),
      ignored: ignored.map(({ entry, effect, problems }) => ({ entry, effect, problems: problems.map(inWords) })),
      profile: factsOf(profile, profile.id === flow.profile),
      profiles: choices,
      milliseconds,
    };
  }

  function fixesFor(flow: Flow, code: string): FixedAll {
    const used = checkerFor(flow);
    return used ? fixAll(flow, code, used.validator) : { commands: [], count: 0 };
  }

  return {
    handle(request) {
      const startedAt = now();
      switch (request.type) {
        case "open":
          return check(request.flow, request.revision, startedAt);
        case "change":
          if (held?.revision !== request.from) return { type: "outOfStep", revision: request.revision };
          return check(applyFlowPatches(held.flow, request.patches), request.revision, startedAt);
        case "surround":
          around = request.surroundings;
          if (held?.revision !== request.revision) return { type: "outOfStep", revision: request.revision };
          return check(held.flow, request.revision, startedAt);
        case "tidy":
          if (held?.revision !== request.revision) return { type: "outOfStep", revision: request.revision };
          return { type: "tidied", request: request.request, positions: tidyLayout(held.flow, cardSizes(held.flow)) };
        case "arrivals":
          if (held?.revision !== request.revision) return { type: "outOfStep", revision: request.revision };
          return { type: "arrivals", request: request.request, arrivals: flowArrivals(held.flow) };
        case "effort":
          if (held?.revision !== request.revision) return { type: "outOfStep", revision: request.revision };
          return { type: "effort", request: request.request, languages: nodeEffort(held.flow, request.nodeId) };
        case "fixAll":
          if (held?.revision !== request.revision) return { type: "outOfStep", revision: request.revision };
          return { ...request, type: "fixes", ...fixesFor(held.flow, request.code) };
      }
    },
  };
}

/** One validator per profile in use: it keeps what it found per node from one edit to the next. */
interface Checker {
  readonly drawnFor: Profile;
  readonly around: CheckSurroundings;
  /** With the limits of the tenant that the flow is meant for. */
  readonly profile: Profile;
  readonly validator: Validator;
  readonly catalogue: MessageCatalogue;
}

/** Limits that do not fit were stored for an older release; the server says so when the tenant is edited. */
function ofTenant(profile: Profile, { limits }: CheckSurroundings): Profile {
  if (limits?.profile !== profile.id) return profile;
  const narrowed = applyProfileOverrides(profile, limits.values);
  return narrowed.ok ? narrowed.value : profile;
}

function cardSizes(flow: Flow): (nodeId: NodeId) => { width: number; height: number } {
  const wired = wiredPortsByNode(flow);
  return (nodeId) => {
    const node = flow.nodes[nodeId];
    if (!node) return { width: 0, height: 0 };
    return nodeGeometry(node, spokenWords(flow, node), wired.get(nodeId) ?? new Set());
  };
}

function factsOf(profile: Profile, known: boolean): ProfileFacts {
  const { id, title, nodes, speech, assumedVariableLength, menuTimeoutMs, menuRepeats } = profile;
  return { id, title, known, nodes, speech, assumedVariableLength, menuTimeoutMs, menuRepeats };
}
