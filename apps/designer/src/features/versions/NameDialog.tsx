import { Button, Modal, TextInput } from "@mantine/core";
import { LONGEST_VERSION_NAME, type VersionSummary } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { useFaultFocus } from "../../ui/use-fault-focus.ts";
import styles from "./versions.module.css";

interface NameDialogProps {
  readonly flowId: string;
  /** The version to name; null keeps the dialog closed. */
  readonly version: VersionSummary | null;
  readonly onClose: () => void;
}

/** Gives a version a name; the version itself stays as it was frozen. */
export function NameDialog({ flowId, version, onClose }: NameDialogProps) {
  return (
    <Modal
      opened={version !== null}
      onClose={onClose}
      title={version === null ? "" : words.versions.naming.title(version.number)}
      size={420}
      centered
    >
      {version !== null && <NameForm flowId={flowId} version={version} onClose={onClose} />}
    </Modal>
  );
}

function NameForm({ flowId, version, onClose }: NameDialogProps & { readonly version: VersionSummary }) {
  const text = words.versions.naming;
  const client = useQueryClient();
  const [name, setName] = useState(version.name);
  const save = useMutation({
    mutationFn: () => fetchApi("nameVersion", { params: { flowId, number: version.number }, body: { name } }),
    onSuccess: async () => {
      onClose();
      await refreshFlows(client, flowId);
    },
  });
  const form = useFaultFocus(save.error);
  const long = tooLong(name.trim(), LONGEST_VERSION_NAME);
  return (
    <form
      ref={form}
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.isError && <Refusal title={text.failed} text={problemOf(save.error).detail} />}
      <TextInput
        label={text.label}
        description={text.hint}
        value={name}
        error={long}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles["footer"]}>
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button type="submit" disabled={long !== undefined} loading={save.isPending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
