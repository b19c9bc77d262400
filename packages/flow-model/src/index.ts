export { assertNever } from "./assert-never.ts";
export { commandSchema, type Command, type SimpleCommand } from "./commands/command.ts";
export {
  FORMAT_VERSION,
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
export { buildFlowGraph, type FlowEdge, type FlowGraph } from "./graph/flow-graph.ts";
export { jsonSchema, type Json } from "./json.ts";
export { NODE_KINDS, flowNodeSchema, nodeSchemas, type FlowNode, type NodeKind, type NodeOfKind } from "./nodes/flow-node.ts";
export { isOptionalPort, portType, portsOf, type PortType } from "./nodes/ports.ts";
export { DTMF_KEYS, type NoInput, type NoMatch, type Position } from "./nodes/shared-fields.ts";
export type { MenuOption } from "./nodes/speaking-nodes.ts";
export { parseFlow, type ParseFault } from "./parse-flow.ts";
export type { Problem, ProblemPlace, Severity } from "./problem.ts";
export { promptSchema, promptTextSchema, type Prompt, type PromptText } from "./prompt.ts";
export { err, ok, type Result } from "./result.ts";
export {
  callInputSchema,
  callStubSchema,
  goalSchema,
  savedTestSchema,
  type CallInput,
  type CallStub,
  type Goal,
  type SavedTest,
} from "./saved-calls.ts";
