import type { Position } from "@tonegraph/flow-model";
import { memo, type CSSProperties, type ReactNode } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { FilterList } from "../../ui/filter-list/FilterList.tsx";
import { addNode } from "./canvas-actions.ts";
import { besideNode, type Stage } from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";
import classes from "./canvas.module.css";
import { ConnectList } from "./ConnectList.tsx";
import { kindItems } from "./kind-items.tsx";

const LIST_SIZE = { width: 272, height: 380 };

/** The lists that open over the canvas: add a block, connect an exit. */
export const CanvasLists = memo(function CanvasLists({
  editor,
  stage,
}: {
  readonly editor: Editor;
  readonly stage: Stage;
}) {
  const quickAdd = useStore(editor.view.store, (state) => state.quickAdd);
  const picker = useStore(editor.view.store, (state) => state.connectPicker);
  const profile = useStore(editor.validation.store, (state) => state.profile);

  function close(): void {
    editor.view.closeLists();
    editor.view.ask({ type: "focus" });
  }

  if (quickAdd) {
    return (
      <Floating at={quickAdd.at}>
        <FilterList
          {...canvasWords.quickAdd}
          items={kindItems(profile)}
          onClose={close}
          onChoose={(id) => {
            const found = kindItems(profile).find((item) => item.id === id);
            close();
            if (!found) return;
            const position = quickAdd.from
              ? { x: quickAdd.position.x, y: quickAdd.position.y - 27 }
              : quickAdd.position;
            const nodeId = addNode(editor, { kind: found.kind, position: onGrid(position), from: quickAdd.from });
            if (nodeId !== null) editor.view.ask({ type: "reveal", nodeIds: [nodeId] });
          }}
        />
      </Floating>
    );
  }
  if (!picker) return null;
  return (
    <Floating at={picker.at}>
      <ConnectList
        key={picker.port}
        editor={editor}
        picker={picker}
        onClose={close}
        onPort={(port) => editor.view.openConnectPicker({ ...picker, port, at: besideNode(stage, picker.nodeId) })}
      />
    </Floating>
  );
});

function Floating({ at, children }: { readonly at: Position; readonly children: ReactNode }) {
  const style: CSSProperties = {
    left: Math.max(8, Math.min(at.x, window.innerWidth - LIST_SIZE.width)),
    top: Math.max(8, Math.min(at.y, window.innerHeight - LIST_SIZE.height)),
  };
  return (
    <div className={classes["floating"]} style={style}>
      {children}
    </div>
  );
}

function onGrid({ x, y }: Position): Position {
  return { x: Math.round(x / 4) * 4, y: Math.round(y / 4) * 4 };
}
