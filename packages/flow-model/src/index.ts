export { assertNever } from "./assert-never.ts";
export { canonicalJson } from "./canonical/canonical-json.ts";
export { contentHash, flowContent, hashJson } from "./canonical/content-hash.ts";
export { applyCommand, type Applied } from "./commands/apply-command.ts";
export { applyFlowPatches, type FlowPatch } from "./commands/apply-flow-patches.ts";
export type { CommandFault, CommandFaultCode } from "./commands/command-fault.ts";
export {
  HISTORY_LIMIT,
  canRedo,
  canUndo,
  cancelGesture,
  createHistory,
  dispatchCommand,
  endGesture,
  redo,
  undo,
  type History,
  type HistoryChange,
} from "./commands/history.ts";
export type { HistoryStep } from "./commands/join-steps.ts";
export { parseCommand } from "./commands/parse-command.ts";
export { touchedBy, type Touched } from "./commands/touched.ts";
export { commandSchema, type Command, type SimpleCommand } from "./commands/command.ts";
export { diffFlows } from "./diff/diff-flows.ts";
export { liftDrawing, type CopiedDrawing } from "./merge/lift-drawing.ts";
export { isAboutExtras, type MergeChange, type MergeChoices } from "./merge/merge-changes.ts";
export { mergeFlows, type MergedFlow } from "./merge/merge-flows.ts";
export type { ThreeFlows } from "./merge/merge-side.ts";
export { fieldWords, type FieldWords } from "./diff/field-words.ts";
export type { FlowChange } from "./diff/flow-change.ts";
export { readingOrder } from "./diff/reading-order.ts";
export {
  FORMAT_VERSION,
  LONGEST_FLOW_NAME,
  activeWindowSchema,
  connectionSchema,
  fallbackSchema,
  flowSchema,
  noteSchema,
  variableSchema,
  type Connection,
  type Fallback,
  type Flow,
  type Note,
  type VariableDeclaration,
} from "./flow.ts";
export {
  connectionIdSchema,
  flowIdSchema,
  languageSchema,
  nodeIdSchema,
  noteIdSchema,
  promptIdSchema,
  type ConnectionId,
  type FlowId,
  type Language,
  type NodeId,
  type NoteId,
  type PromptId,
} from "./ids.ts";
export { compactGraph, type CompactGraph, type EdgeFilter } from "./graph/compact-graph.ts";
export { coReachable, reachableFrom } from "./graph/reachable-from.ts";
export { nodesAlong, shortestCycle, shortestPath } from "./graph/shortest-path.ts";
export { componentsOf, cyclicParts, type FlatGraph } from "./graph/cyclic-parts.ts";
export { stronglyConnectedComponents, type Component } from "./graph/strongly-connected-components.ts";
export { connectionOn, followedOf, type PortPoint } from "./graph/connection-on.ts";
export { buildFlowGraph, type FlowEdge, type FlowGraph } from "./graph/flow-graph.ts";
export { flowJsonSchema } from "./json-schema.ts";
export {
  LONGEST_IGNORE_REASON,
  ignoredPlaceKey,
  ignoredPlaceOf,
  ignoredProblemSchema,
  type IgnoredPlace,
  type IgnoredProblem,
} from "./ignored-problem.ts";
export { jsonSchema, type Json, type JsonLike } from "./json.ts";
export {
  NODE_KINDS,
  flowNodeSchema,
  nodeSchemas,
  type FlowNode,
  type NodeKind,
  type NodeOfKind,
} from "./nodes/flow-node.ts";
export { endsCall } from "./nodes/ends-call.ts";
export { appendPorts, isOptionalPort, portType, portsOf, type PortType } from "./nodes/ports.ts";
export { DTMF_KEYS, type NoInput, type NoMatch, type Position } from "./nodes/shared-fields.ts";
export type { MenuOption } from "./nodes/speaking-nodes.ts";
export { newFlow, type NewFlow } from "./new-flow.ts";
export { explainIssues } from "./parse/explain-issues.ts";
export { jsonPointer } from "./parse/json-pointer.ts";
export { parseFlowText } from "./parse/parse-flow-text.ts";
export { parseJsonText, type JsonTextProblem } from "./parse/parse-json-text.ts";
export { MAX_FAULTS, parseFlow } from "./parse/parse-flow.ts";
export { MAX_DEPTH } from "./parse/structure-faults.ts";
export type { ParseFault, ParseFaultCode } from "./parse/parse-fault.ts";
export type { Problem, ProblemPlace, Severity } from "./problem.ts";
export { promptIdsOf, promptUses } from "./prompt-uses.ts";
export { promptSchema, promptTextSchema, type Prompt, type PromptText } from "./prompt.ts";
export { CALLBACK_TIMEOUT } from "./request-failures.ts";
export { err, ok, type Result } from "./result.ts";
export {
  breakerMemoriesSchema,
  callInputSchema,
  callStubSchema,
  goalSchema,
  savedTestSchema,
  type BreakerMemory,
  type CallInput,
  type CallStub,
  type Goal,
  type SavedTest,
} from "./saved-calls.ts";
export { sameJson } from "./same-json.ts";
export { translationStamp } from "./translation-stamp.ts";
export { aKindName, kindName, kindTitle, nodeName } from "./words/node-name.ts";
export { fixedPortTitle, portName } from "./words/port-name.ts";
