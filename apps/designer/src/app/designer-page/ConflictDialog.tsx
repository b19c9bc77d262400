import { Button, Modal, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";
import { downloadFlow } from "./download-flow.ts";

const words = designerWords.conflict;

/** Somebody else saved meanwhile: the person decides, and nothing is lost before. */
export function ConflictDialog({ editor }: { readonly editor: Editor }) {
  const state = useStore(editor.autosave.store);
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const { autosave, document } = editor;

  async function run(choice: () => Promise<void>): Promise<void> {
    setBusy(true);
    await choice();
    setBusy(false);
  }

  async function keepCopy(): Promise<void> {
    const flowId = await autosave.keepAsCopy();
    if (flowId === null) return;
    // The copy holds everything; the flow itself goes back to what the other person saved.
    await autosave.loadTheirs();
    await navigate({ to: "/flows/$flowId", params: { flowId } });
  }

  if (state.kind !== "conflict") return null;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      title={words.title}
      centered
      size={520}
      closeOnEscape={false}
      closeOnClickOutside={false}
      data-testid="conflict"
    >
      <Text c="var(--ink-2)" mb="md">
        {words.text}
      </Text>
      <Stack gap="xs">
        <Choice label={words.copy} hint={words.copyHint} busy={busy} onChoose={() => void run(keepCopy)} />
        <Choice
          label={words.overwrite}
          hint={words.overwriteHint}
          busy={busy}
          onChoose={() => void run(() => autosave.overwrite())}
        />
        <Choice
          label={words.theirs}
          hint={words.theirsHint}
          busy={busy}
          onChoose={() => void run(() => autosave.loadTheirs())}
        />
        <Button variant="subtle" onClick={() => downloadFlow(document.store.getState().flow)}>
          {words.download}
        </Button>
        {state.failure !== null && (
          <Text role="alert" c="var(--error-ink)">
            {words.failed(state.failure)}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly busy: boolean;
  readonly onChoose: () => void;
}

function Choice({ label, hint, busy, onChoose }: ChoiceProps) {
  return (
    <button type="button" className={classes["choice"]} disabled={busy} onClick={onChoose}>
      <b>{label}</b>
      <span>{hint}</span>
    </button>
  );
}
