import type { Flow, NodeId } from "@tonegraph/flow-model";
import {
  changeByPatches,
  fixAll,
  renameVariable,
  splitIgnored,
  type FixedAll,
  type FlowChange,
  type Profile,
} from "@tonegraph/flow-validation";
import { nodeGeometry } from "../document/geometry/node-geometry.ts";
import { tidyLayout } from "../document/geometry/tidy-layout.ts";
import { spokenWords } from "../document/spoken-words.ts";
import { wiredPortsByNode } from "../document/edits.ts";
import type { ProfileChoice, WorkerAnswer, WorkerRequest } from "../document/validation-protocol.ts";
import { flowArrivals, nodeEffort } from "./flow-effort.ts";
import { createCheckers, factsOf } from "./checkers.ts";
import { holdFlow, type HeldFlow } from "./held-flow.ts";
import { createSentProblems } from "./sent-problems.ts";

/** What a session needs: the profiles there are, and a clock in milliseconds. */
export interface SessionOptions {
  readonly profiles: readonly Profile[];
  readonly now: () => number;
  /** From how many blocks on a flow is not compiled at every key, where it would be felt; see `settle`. */
  readonly largeFrom?: number;
}

/** The worker without the worker: requests in, answers out. It keeps the document that changes are applied to. */
export interface ValidationSession {
  handle(request: WorkerRequest): WorkerAnswer;
  /**
   * The answer once more, to be asked for when nobody has typed for a moment; null where the last one was complete. In a
   * large flow, what the profile's compiler says is left as it was while changes come in.
   */
  settle(): WorkerAnswer | null;
}

const LARGE_FROM = 1_000;

/** A version of the document to be checked. `change` says what is another than in the one before, where that is known. */
interface Checking {
  readonly flow: Flow;
  readonly revision: number;
  readonly startedAt: number;
  readonly change?: FlowChange | undefined;
}

/** Makes a session without a document; the first request must open one. */
export function createValidationSession({ profiles, now, largeFrom = LARGE_FROM }: SessionOptions): ValidationSession {
  const choices = profiles.map(({ id, title }): ProfileChoice => ({ id, title }));
  const checkers = createCheckers(profiles);
  let held: { readonly document: HeldFlow; readonly revision: number; readonly isLarge: boolean } | null = null;
  let isBehind = false;

  const toEntries = createSentProblems();

  function check({ flow, revision, startedAt, change }: Checking): WorkerAnswer {
    const used = checkers.forFlow(flow);
    if (!used) return { type: "failed", revision, words: "This release has no profile to check flows with." };
    const { profile, validator, worded } = used;
    const found = isBehind ? validator.glance(flow, change) : validator.validate(flow, change);
    const { shown, ignored } = splitIgnored(found, flow);
    const milliseconds = now() - startedAt;
    worded.follow(flow, change);
    return {
      type: "checked",
      revision,
      problems: toEntries(worded.allInWords(shown)),
      ignored: ignored.map(({ entry, effect, problems }) => ({
        entry,
        effect,
        problems: problems.map(worded.inWords),
      })),
      profile: factsOf(profile, profile.id === flow.profile),
      profiles: choices,
      milliseconds,
    };
  }

  function open(flow: Flow, revision: number, startedAt: number): WorkerAnswer {
    held = { document: holdFlow(flow), revision, isLarge: Object.keys(flow.nodes).length >= largeFrom };
    isBehind = false;
    return check({ flow, revision, startedAt });
  }

  function follow({ from, revision, patches }: ChangeRequest, startedAt: number): WorkerAnswer {
    if (held?.revision !== from) return { type: "outOfStep", revision };
    const { document, isLarge } = held;
    const { profile } = document.flow;
    const change = document.follow(patches);
    const { flow } = document;
    isBehind = isLarge && flow.profile === profile;
    held = { document, isLarge, revision };
    return check({ flow, revision, startedAt, change });
  }

  return {
    handle(request) {
      const startedAt = now();
      if (request.type === "open") return open(request.flow, request.revision, startedAt);
      if (request.type === "change") return follow(request, startedAt);
      const { revision } = request;
      if (request.type === "surround") checkers.surround(request.surroundings);
      if (held?.revision !== revision) return { type: "outOfStep", revision };
      if (request.type !== "surround") return answerQuestion(request, held.document.lend(), checkers);
      isBehind = false;
      return check({ flow: held.document.flow, revision, startedAt });
    },
    settle() {
      if (!isBehind || !held) return null;
      isBehind = false;
      const { document, revision } = held;
      const { flow } = document;
      return check({ flow, revision, startedAt: now(), change: changeByPatches(flow, []) });
    },
  };
}

type ChangeRequest = Extract<WorkerRequest, { type: "change" }>;
type Question = Exclude<WorkerRequest, { type: "open" | "change" | "surround" }>;

/** What can be asked of the document without changing it. */
function answerQuestion(question: Question, flow: Flow, checkers: ReturnType<typeof createCheckers>): WorkerAnswer {
  const { request } = question;
  switch (question.type) {
    case "tidy":
      return { type: "tidied", request, positions: tidyLayout(flow, cardSizes(flow)) };
    case "rename": {
      const { revision, from, to } = question;
      return { type: "renamed", request, revision, commands: renameVariable(flow, from, to) };
    }
    case "arrivals":
      return { type: "arrivals", request, arrivals: flowArrivals(flow) };
    case "effort":
      return { type: "effort", request, languages: nodeEffort(flow, question.nodeId) };
    case "fixAll": {
      const used = checkers.forFlow(flow);
      const fixed: FixedAll = used ? fixAll(flow, question.code, used.validator) : { commands: [], count: 0 };
      return { ...question, type: "fixes", ...fixed };
    }
  }
}

function cardSizes(flow: Flow): (nodeId: NodeId) => { width: number; height: number } {
  const wired = wiredPortsByNode(flow);
  return (nodeId) => {
    const node = flow.nodes[nodeId];
    if (!node) return { width: 0, height: 0 };
    return nodeGeometry(node, spokenWords(flow, node), wired.get(nodeId) ?? new Set());
  };
}
