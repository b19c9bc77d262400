import type { Json, NodeId, PromptId, SavedTest } from "@tonegraph/flow-model";
import type { CallRecord } from "../run-call.ts";
import type { CallStep } from "../steps-of.ts";

/** What a saved test expected and did not get; the words are in `describeTestFailure`. */
export type TestFailureCode =
  | "otherBlock"
  | "endsEarly"
  | "goesOn"
  | "otherEnd"
  | "tooSlow"
  | "tooManyKeys"
  | "otherPrompt";

/** One way in which a call went otherwise than its saved test expects. */
export interface TestFailure {
  readonly code: TestFailureCode;
  /** The place in the expected path, or of the expected prompts, from 0; `null` where the whole call is meant. */
  readonly step: number | null;
  /** Where the call was then. */
  readonly nodeId: NodeId | null;
  /** The prompt that the caller hears there instead, if any. */
  readonly heard: PromptId | null;
  readonly params: Readonly<Record<string, Json>>;
}

/** Compares a call with what its saved test expects; nothing is expected where the test does not say. */
export function judgeSavedTest({ expect }: SavedTest, record: CallRecord): readonly TestFailure[] {
  return [
    ...pathFailure(expect.path, record),
    ...endFailure(expect.end, record),
    ...boundFailure("tooSlow", expect.maxSeconds, record.end.atMs / 1000),
    ...boundFailure("tooManyKeys", expect.maxKeys, record.end.keys),
    ...promptFailure(expect.prompts, record),
  ];
}

/** The first block at which the call leaves the expected path. Blocks inside sub-flows are not part of a path. */
function pathFailure(path: SavedTest["expect"]["path"], { steps }: CallRecord): TestFailure[] {
  if (!path) return [];
  const visits = steps.filter(({ within }) => within === undefined);
  const length = Math.max(path.length, visits.length);
  const step = Array.from({ length }).findIndex((_, place) => path[place] !== visits[place]?.nodeId);
  if (step < 0) return [];
  const [expected, visit, before] = [path[step], visits[step], visits[step - 1]];
  const params = { expected: expected ?? null, after: before?.nodeId ?? null, port: before?.port ?? null };
  return [
    { code: pathCode(expected, visit), step, nodeId: visit?.nodeId ?? null, heard: visit?.promptId ?? null, params },
  ];
}

function pathCode(expected: NodeId | undefined, visit: CallStep | undefined): TestFailureCode {
  if (expected === undefined) return "goesOn";
  return visit ? "otherBlock" : "endsEarly";
}

function endFailure(expected: SavedTest["expect"]["end"], { end }: CallRecord): TestFailure[] {
  if (!expected) return [];
  const same =
    (expected.nodeId ?? end.nodeId) === end.nodeId &&
    (expected.kind ?? end.kind) === end.kind &&
    (expected.reason ?? end.reason) === end.reason;
  if (same) return [];
  const params = {
    expectedNodeId: expected.nodeId ?? null,
    expectedKind: expected.kind ?? null,
    expectedReason: expected.reason ?? null,
    kind: end.kind,
    reason: end.reason,
  };
  return [{ code: "otherEnd", step: null, nodeId: end.nodeId, heard: null, params }];
}

function boundFailure(code: "tooSlow" | "tooManyKeys", most: number | undefined, actual: number): TestFailure[] {
  if (most === undefined || actual <= most) return [];
  return [{ code, step: null, nodeId: null, heard: null, params: { most, actual } }];
}

/** The first prompt that differs; the prompts of sub-flows are heard too. */
function promptFailure(expected: readonly PromptId[] | undefined, { heard }: CallRecord): TestFailure[] {
  if (!expected) return [];
  for (let step = 0; step < Math.max(expected.length, heard.length); step += 1) {
    const [wanted, actual] = [expected[step], heard[step]];
    if (wanted === actual) continue;
    const params = { expected: wanted ?? null };
    return [{ code: "otherPrompt", step, nodeId: null, heard: actual ?? null, params }];
  }
  return [];
}
