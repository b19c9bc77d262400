import { Spotlight, createSpotlight } from "@mantine/spotlight";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import type { Editor } from "../../document/editor.ts";
import { designerWords } from "./designer-words.ts";
import { editorCommands } from "./editor-commands.ts";

const [store, commands] = createSpotlight();

/** Ctrl+K: everything that the designer can do, by name, with its keys. */
export function CommandPalette({ editor, onPublish }: { readonly editor: Editor; readonly onPublish: () => void }) {
  const navigate = useNavigate();
  useEffect(
    () =>
      editor.view.onRequest(({ type }) => {
        if (type === "commands") commands.open();
      }),
    [editor],
  );
  const actions = useMemo(
    () =>
      editorCommands(editor, { publish: onPublish, flows: () => void navigate({ to: "/" }) }).map(
        ({ group, actions: grouped }) => ({
          group,
          actions: grouped.map(({ id, label, keys, run }) => ({ id, label, onClick: run, rightSection: keys })),
        }),
      ),
    [editor, onPublish, navigate],
  );
  return (
    <Spotlight
      store={store}
      actions={actions}
      shortcut="mod + K"
      nothingFound={designerWords.commands.nothing}
      searchProps={{
        placeholder: designerWords.commands.placeholder,
        "aria-label": designerWords.commands.placeholder,
      }}
      attributes={{ content: { "aria-label": designerWords.commands.placeholder } }}
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
    />
  );
}
