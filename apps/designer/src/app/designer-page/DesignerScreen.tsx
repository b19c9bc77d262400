import { useDeferredValue, useState } from "react";
import type { Editor } from "../../document/editor.ts";
import { FlowCanvas } from "../../features/canvas/FlowCanvas.tsx";
import { AskBanner } from "../../features/guard/AskBanner.tsx";
import { GuardAtPublish } from "../../features/guard/GuardAtPublish.tsx";
import { Inspector } from "../../features/inspector/Inspector.tsx";
import { Palette } from "../../features/palette/Palette.tsx";
import { ProblemsDrawer } from "../../features/problems/ProblemsDrawer.tsx";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { CommandPalette } from "./CommandPalette.tsx";
import { ConflictDialog } from "./ConflictDialog.tsx";
import classes from "./designer.module.css";
import { LazyTestCall } from "./LazyTestCall.tsx";
import { LazyPublishDialog } from "./LazyPublishDialog.tsx";
import { LiveRegion } from "./LiveRegion.tsx";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";
import { TopBar } from "./TopBar.tsx";
import { useAdvisedChange } from "./use-advised-change.ts";
import { useCheckSurroundings } from "./use-check-surroundings.ts";
import { useKnownIds } from "./use-known-ids.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { useShowBlock } from "./use-show-block.ts";
import { usePageKeys } from "./use-page-keys.ts";
import { useStore } from "zustand";

/** The editor of an open flow: bar, palette, canvas, inspector, problems. */
export function DesignerScreen({ editor, flowId }: { readonly editor: Editor; readonly flowId: string }) {
  const [publishing, setPublishing] = useState(false);
  const name = useStore(editor.document.store, (state) => state.flow.name);
  // The drawing does not wait for the fields beside it, which take longer to make.
  const isDrawn = useDeferredValue(true, false);
  const knownIds = useKnownIds(flowId);
  useCheckSurroundings(editor, knownIds.tenants);
  usePageTitle(name);
  useLeaveGuard(editor);
  usePageKeys(editor);
  useAdvisedChange(editor, flowId);
  const showBlock = useShowBlock(editor, flowId);
  return (
    <div className={classes["designer"]} data-testid="designer">
      <TopBar editor={editor} flowId={flowId} onPublish={() => setPublishing(true)} />
      <Palette editor={editor} />
      <main className={classes["canvas"]}>
        <FlowCanvas editor={editor} />
        <div className={classes["ask"]}>
          <AskBanner flowId={flowId} />
        </div>
      </main>
      {isDrawn ? <Inspector editor={editor} knownIds={knownIds} /> : <aside />}
      <ProblemsDrawer editor={editor} />
      <LazyTestCall editor={editor} />
      <LiveRegion editor={editor} />
      <ConflictDialog editor={editor} />
      <ShortcutsDialog editor={editor} />
      {isDrawn && <CommandPalette editor={editor} onPublish={() => setPublishing(true)} />}
      <LazyPublishDialog
        flowId={flowId}
        flowName={name}
        opened={publishing}
        onClose={() => setPublishing(false)}
        beforePublish={editor.autosave.flush}
        guard={<GuardAtPublish flowId={flowId} />}
        onShowBlock={showBlock}
      />
    </div>
  );
}
