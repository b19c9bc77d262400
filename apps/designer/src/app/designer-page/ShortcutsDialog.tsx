import { Modal } from "@mantine/core";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";
import { SHORTCUTS } from "./shortcuts.ts";

/** What the keys do. */
export function ShortcutsDialog({ editor }: { readonly editor: Editor }) {
  const open = useStore(editor.view.store, (state) => state.shortcutsOpen);
  return (
    <Modal
      opened={open}
      onClose={() => editor.view.showShortcuts(false)}
      title={designerWords.shortcuts.title}
      closeButtonProps={{ "aria-label": designerWords.shortcuts.close }}
      size={720}
      centered
    >
      <div className={classes["shortcuts"]} data-testid="shortcuts">
        {SHORTCUTS.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
