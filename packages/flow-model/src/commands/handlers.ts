import { connect, disconnect, reconnect, spliceNode } from "./edit-connections.ts";
import { ignoreProblem, unignoreProblem } from "./edit-ignored.ts";
import { addNode, moveNodes, setNodeFields } from "./edit-nodes.ts";
import { addMenuOption, removeMenuOption, reorderMenuOptions, setMenuOption } from "./edit-options.ts";
import { putPrompt, removePrompt, setPromptLabel, setPromptText } from "./edit-prompts.ts";
import {
  setFlowFields,
  setGoals,
  setLanguages,
  setNote,
  setTests,
  setVariable,
  setVendorExtras,
} from "./edit-settings.ts";
import type { Handler, SimpleCommandType } from "./edit.ts";
import { insertFragment } from "./insert-fragment.ts";
import { removeNodes } from "./remove-nodes.ts";

/** The handler of every command; a command without one does not compile. */
export const handlers: { readonly [Type in SimpleCommandType]: Handler<Type> } = {
  addNode,
  removeNodes,
  moveNodes,
  setNodeFields,
  connect,
  disconnect,
  reconnect,
  spliceNode,
  addMenuOption,
  removeMenuOption,
  setMenuOption,
  reorderMenuOptions,
  putPrompt,
  removePrompt,
  setPromptLabel,
  setPromptText,
  setFlowFields,
  setLanguages,
  setVariable,
  setNote,
  setGoals,
  setTests,
  ignoreProblem,
  unignoreProblem,
  setVendorExtras,
  insertFragment,
};
