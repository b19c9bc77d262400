import { words } from "../../lib/messages/words.ts";
import { ChangeList } from "../../ui/ChangeList.tsx";
import { TextButton } from "../../ui/TextButton.tsx";
import type { PlanLine } from "./plan-view.ts";

interface PlanLinesProps {
  readonly lines: readonly PlanLine[];
  readonly onShowBlock: (nodeId: string) => void;
  readonly testId?: string;
}

/** Lines of the plan; each that is about a block leads there. */
export function PlanLines({ lines, onShowBlock, testId }: PlanLinesProps) {
  return (
    <ChangeList
      markNames={words.publish.mark}
      showMore={words.shell.showMore}
      {...(testId === undefined ? {} : { testId })}
      lines={lines.map(({ mark, text, block }) => ({
        mark,
        text,
        ...(block === undefined
          ? {}
          : {
              action: <TextButton onClick={() => onShowBlock(block.id)}>{words.publish.show(block.label)}</TextButton>,
            }),
      }))}
    />
  );
}
