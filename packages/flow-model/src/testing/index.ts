export { arbitraryCommand, arbitraryCommands } from "./arbitrary-commands.ts";
export { arbitraryFlow } from "./arbitrary-flow.ts";
export { arbitraryNode, arbitraryNodes } from "./arbitrary-node.ts";
export { arbitraryJson, arbitraryPrompt, arbitraryPromptText, arbitraryText } from "./arbitrary-values.ts";
export { flowOf, type FlowShape } from "./flow-of.ts";
export { graphOf, numberedId } from "./graph-of.ts";
export { lookupFlow } from "./lookup-flow.ts";
export {
  DEFAULT_PROMPT_ID,
  agent,
  collect,
  condition,
  externalNumber,
  hangup,
  hours,
  httpRequest,
  language,
  menu,
  message,
  queue,
  setVariables,
  start,
  subflow,
  transform,
  vendorBlock,
  voicemail,
  type NodeFields,
} from "./node-builders.ts";
export { customerSupportMenu, globalSupportMenu } from "./sample-flows.ts";
