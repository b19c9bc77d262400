import { Button, Loader, Tooltip } from "@mantine/core";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import type { ValidationState } from "../../document/validation-client.ts";
import { runningWords } from "../../lib/deployments/running-words.ts";
import { useRunning } from "../../lib/queries/running.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { designerWords } from "./designer-words.ts";

interface PublishButtonProps {
  readonly editor: Editor;
  readonly flowId: string;
  readonly onPublish: () => void;
}

/** Opens the publish dialog. Only errors disable it, and it says which. While something is published, it says so. */
export function PublishButton({ editor, flowId, onPublish }: PublishButtonProps) {
  const found = useStore(editor.validation.store, obstacleIn);
  const mayPublish = usePermission("publish");
  const underway = useRunning(flowId)?.[0];
  // Whoever may read may watch, whatever the draft is like by now.
  const obstacle = underway === undefined ? (mayPublish ? found : designerWords.publishNotAllowed) : null;
  return (
    <Tooltip
      label={obstacle}
      disabled={obstacle === null}
      multiline
      maw={360}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        size="compact-sm"
        h={32}
        px={12}
        data-testid="publish"
        aria-disabled={obstacle !== null}
        {...(obstacle === null ? {} : { "data-disabled": true, "aria-description": obstacle })}
        leftSection={underway === undefined ? null : <Loader size={14} color="var(--accent-ink)" />}
        onClick={() => {
          if (obstacle === null) onPublish();
          else editor.announcer.refuse(obstacle);
        }}
      >
        {underway === undefined ? designerWords.publish : runningWords(underway)}
      </Button>
    </Tooltip>
  );
}

function obstacleIn({ counts, problems, revision, failure, isRestarting }: ValidationState): string | null {
  if (failure !== null) {
    return isRestarting ? designerWords.publishCheckBroke(failure) : designerWords.publishCheckGone(failure);
  }
  if (revision < 0) return designerWords.publishChecking;
  if (counts.error === 0) return null;
  // Asked at every answer of the worker: no list of thousands is sorted for its first error.
  const first = problems.find(({ problem }) => problem.severity === "error");
  return first ? designerWords.publishBlocked(counts.error, first.words) : null;
}
