import type { Command, Flow } from "@tonegraph/flow-model";
import { createAnnouncer, type Announcer } from "./announcements.ts";
import { startAutosave, type Autosave, type DraftGateway, type SaveClock } from "./autosave.ts";
import { createEditorView, type EditorView } from "./editor-view.ts";
import { createFlowDocument, type FlowDocument } from "./flow-document.ts";
import { createNewIds, type NewIds } from "./new-ids.ts";
import { startValidation, type ValidationClient, type WorkerLine } from "./validation-client.ts";

/** Everything that an open flow has around it. One per open flow; stop it when the flow is closed. */
export interface Editor {
  readonly document: FlowDocument;
  readonly validation: ValidationClient;
  readonly autosave: Autosave;
  readonly announcer: Announcer;
  readonly view: EditorView;
  readonly ids: NewIds;
  /** Whether the signed-in person may change the flow. */
  readonly canEdit: boolean;
  /**
   * Applies a command and says so ("" says nothing, for typing); a refused command is said with its reason.
   * True when it was applied.
   */
  apply(command: Command, options: { readonly words: string; readonly gesture?: string }): boolean;
  stop(): void;
}

/** What an editor needs from outside. */
export interface EditorOptions {
  readonly flow: Flow;
  readonly etag: string;
  readonly canEdit: boolean;
  readonly gateway: DraftGateway;
  readonly clock: SaveClock;
  readonly worker: WorkerLine;
  /** A source of words of `[A-Za-z0-9_-]` that never repeat. */
  readonly unique: () => string;
}

/** Opens a flow for editing. */
export function createEditor(options: EditorOptions): Editor {
  const { gateway, etag, clock, canEdit } = options;
  const document = createFlowDocument(options.flow);
  const validation = startValidation(document, options.worker);
  const autosave = startAutosave({ document, gateway, etag, clock });
  const announcer = createAnnouncer();
  return {
    document,
    validation,
    autosave,
    announcer,
    view: createEditorView(),
    ids: createNewIds(options.unique),
    canEdit,
    apply(command, { words, gesture }) {
      if (!canEdit) {
        announcer.refuse("You may look at this flow but not change it.");
        return false;
      }
      const result = document.dispatch(command, gesture === undefined ? {} : { gesture });
      if (result.ok && words !== "") announcer.say(words);
      if (!result.ok) announcer.refuse(result.error.message);
      return result.ok;
    },
    stop() {
      validation.stop();
      autosave.stop();
    },
  };
}
