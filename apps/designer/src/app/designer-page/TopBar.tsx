import { ActionIcon, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { travel } from "../../features/canvas/canvas-actions.ts";
import { GuardBadge } from "../../features/guard/GuardBadge.tsx";
import { NotificationBell } from "../../features/notifications/NotificationBell.tsx";
import { Logo } from "../../ui/Logo.tsx";
import { AccountMenu } from "../shell/AccountMenu.tsx";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";
import { FlowName } from "./FlowName.tsx";
import { LiveBadges } from "./LiveBadges.tsx";
import { PublishButton } from "./PublishButton.tsx";
import { SaveStatus } from "./SaveStatus.tsx";

interface TopBarProps {
  readonly editor: Editor;
  readonly flowId: string;
  readonly onPublish: () => void;
}

/** Where you are, whether it is saved, undo and redo, versions, publish. */
export function TopBar({ editor, flowId, onPublish }: TopBarProps) {
  const canUndo = useStore(editor.document.store, (state) => state.canUndo);
  const canRedo = useStore(editor.document.store, (state) => state.canRedo);
  return (
    <header className={classes["top"]}>
      <Link to="/" className={classes["home"]}>
        <Logo />
        {designerWords.product}
      </Link>
      <nav className={classes["crumb"]} aria-label={designerWords.crumb}>
        <Link to="/">{designerWords.flows}</Link>
        <span aria-hidden="true">/</span>
      </nav>
      <FlowName editor={editor} />
      <LiveBadges flowId={flowId} />
      <GuardBadge flowId={flowId} />
      <SaveStatus editor={editor} />
      <span className={classes["grow"]} />
      <ActionIcon
        variant="default"
        size={32}
        aria-label={designerWords.undo}
        title={designerWords.undo}
        disabled={!canUndo}
        onClick={() => travel(editor, "undo")}
      >
        <UndoIcon />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={32}
        aria-label={designerWords.redo}
        title={designerWords.redo}
        disabled={!canRedo}
        onClick={() => travel(editor, "redo")}
      >
        <span className={classes["mirrored"]}>
          <UndoIcon />
        </span>
      </ActionIcon>
      <Button variant="default" data-testid="open-test-call" onClick={() => editor.view.showTestCall(true)}>
        {designerWords.testCall}
      </Button>
      <Link to="/flows/$flowId/heatmap" params={{ flowId }} className={classes["linkButton"]}>
        {designerWords.heatmap}
      </Link>
      <Link to="/flows/$flowId/versions" params={{ flowId }} className={classes["linkButton"]}>
        {designerWords.versions}
      </Link>
      <PublishButton editor={editor} flowId={flowId} onPublish={onPublish} />
      <NotificationBell />
      <AccountMenu />
    </header>
  );
}

function UndoIcon() {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" />
    </svg>
  );
}
