import { z } from "zod";
import {
  conditionNodeSchema,
  hoursNodeSchema,
  httpRequestNodeSchema,
  setVariablesNodeSchema,
  transformNodeSchema,
} from "./deciding-nodes.ts";
import {
  agentNodeSchema,
  externalNumberNodeSchema,
  queueNodeSchema,
  subflowNodeSchema,
  vendorBlockNodeSchema,
} from "./handing-over-nodes.ts";
import {
  collectNodeSchema,
  hangupNodeSchema,
  languageNodeSchema,
  menuNodeSchema,
  messageNodeSchema,
  startNodeSchema,
  voicemailNodeSchema,
} from "./speaking-nodes.ts";

/** One schema per node kind; its keys are the list of kinds. */
export const nodeSchemas = {
  start: startNodeSchema,
  message: messageNodeSchema,
  menu: menuNodeSchema,
  collect: collectNodeSchema,
  language: languageNodeSchema,
  condition: conditionNodeSchema,
  hours: hoursNodeSchema,
  setVariables: setVariablesNodeSchema,
  transform: transformNodeSchema,
  httpRequest: httpRequestNodeSchema,
  subflow: subflowNodeSchema,
  queue: queueNodeSchema,
  agent: agentNodeSchema,
  externalNumber: externalNumberNodeSchema,
  voicemail: voicemailNodeSchema,
  hangup: hangupNodeSchema,
  vendorBlock: vendorBlockNodeSchema,
} as const;

/** The name of a node kind. */
export type NodeKind = keyof typeof nodeSchemas;
/** A node of the given kind. */
export type NodeOfKind<Kind extends NodeKind> = z.infer<(typeof nodeSchemas)[Kind]>;
/** Any node. */
export type FlowNode = { [Kind in NodeKind]: NodeOfKind<Kind> }[NodeKind];

/** Accepts any node, chosen by its `kind`. */
export const flowNodeSchema = z.discriminatedUnion("kind", [
  startNodeSchema,
  messageNodeSchema,
  menuNodeSchema,
  collectNodeSchema,
  languageNodeSchema,
  conditionNodeSchema,
  hoursNodeSchema,
  setVariablesNodeSchema,
  transformNodeSchema,
  httpRequestNodeSchema,
  subflowNodeSchema,
  queueNodeSchema,
  agentNodeSchema,
  externalNumberNodeSchema,
  voicemailNodeSchema,
  hangupNodeSchema,
  vendorBlockNodeSchema,
]);

/** All node kinds, in the order of the format's table. */
export const NODE_KINDS: readonly NodeKind[] = flowNodeSchema.options.map((schema) => schema.shape.kind.value);
