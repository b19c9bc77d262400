import { Button, Modal, Textarea } from "@mantine/core";
import { LONGEST_IGNORE_REASON } from "@tonegraph/flow-model";
import { useState } from "react";
import type { CheckedProblem } from "../../document/validation-protocol.ts";
import { tooLong } from "../../lib/messages/too-long.ts";
import { problemsWords } from "./problems-words.ts";
import classes from "./problems.module.css";

interface IgnoreDialogProps {
  readonly checked: CheckedProblem;
  readonly where: string;
  /** How many findings an entry for this one would cover now. */
  readonly covered: number;
  readonly opened: boolean;
  readonly onIgnore: (reason: string) => void;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}

/** Asks why a warning or note may stay, and says how far that reaches. */
export function IgnoreDialog({ checked, where, covered, opened, onIgnore, onClose, onClosed }: IgnoreDialogProps) {
  const [reason, setReason] = useState("");
  const text = problemsWords.dialog;
  const long = tooLong(reason, LONGEST_IGNORE_REASON);
  const { code, severity } = checked.problem;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text.title(severity === "warning" ? "warning" : "info", where)}
      size={520}
      centered
      returnFocus={false}
      onExitTransitionEnd={onClosed}
    >
      <form
        className={classes["dialog"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") onIgnore(reason);
        }}
      >
        <p>{checked.words}</p>
        <Textarea
          label={text.reason}
          placeholder={text.reasonPlaceholder}
          value={reason}
          error={long}
          autosize
          minRows={2}
          required
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p className={classes["hint"]}>
          {text.scope(code, where, covered)} {text.stored}
        </p>
        <div className={classes["footer"]}>
          <Button variant="default" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button type="submit" disabled={reason.trim() === "" || long !== undefined}>
            {text.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
