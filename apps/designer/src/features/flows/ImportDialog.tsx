import { Button, FileInput, Modal, Select, Textarea } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { dialectTargets } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { useOpenedAfterMount } from "../../ui/use-opened-after-mount.ts";
import styles from "./dialogs.module.css";
import { ImportPreview } from "./ImportPreview.tsx";
import { flowToImport } from "./flow-to-import.ts";
import { MAX_IMPORT_BYTES, readImport } from "./read-import.ts";
import { useCreateFlow } from "./use-create-flow.ts";

/** Brings in a flow file or a vendor's document; a vendor's document is shown with what becomes of it first. */
export function ImportDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const shown = useOpenedAfterMount(opened);
  return (
    <Modal opened={shown} onClose={onClose} title={words.flows.import.title} size={600} centered>
      <ImportForm onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ onClose }: { readonly onClose: () => void }) {
  const text = words.flows.import;
  const [source, setSource] = useState("");
  const [fileFault, setFileFault] = useState<string | null>(null);
  const [dialect, setDialect] = useState<string | null>(null);
  const imported = useMemo(() => readImport(source), [source]);
  const convert = useMutation({ mutationFn: convertArtefact });
  const create = useCreateFlow();
  const flow = flowToImport(imported, convert.data);

  const replaceSource = (next: string) => {
    setSource(next);
    convert.reset();
    create.reset();
  };
  const takeFile = async (file: File | null) => {
    setFileFault(null);
    if (file === null) return replaceSource("");
    if (file.size > MAX_IMPORT_BYTES) return setFileFault(text.tooLarge);
    try {
      replaceSource(await file.text());
    } catch {
      setFileFault(text.unreadableFile);
    }
  };

  return (
    <div className={styles["form"]}>
      {create.isError && <Refusal title={text.failed} text={problemOf(create.error).detail} />}
      <FileInput
        data-autofocus
        label={text.file}
        placeholder={text.filePlaceholder}
        accept=".json,application/json"
        leftSection={<IconFileImport size={15} />}
        error={fileFault}
        clearable
        onChange={(file) => void takeFile(file)}
      />
      <PasteField source={source} onChange={replaceSource} />
      {imported.kind === "artefact" && (
        <Select
          label={text.dialect}
          placeholder={text.dialectPlaceholder}
          data={dialectTargets()}
          value={dialect}
          onChange={(value) => {
            setDialect(value);
            convert.reset();
          }}
        />
      )}
      <ImportPreview imported={imported} converted={convert.data} refused={convert.error} />
      <div className={styles["footer"]}>
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
        {imported.kind === "artefact" && convert.data === undefined ? (
          <Button
            disabled={dialect === null}
            loading={convert.isPending}
            onClick={() => dialect !== null && convert.mutate({ dialect, artefact: imported.artefact })}
          >
            {text.check}
          </Button>
        ) : (
          <Button disabled={flow === null} loading={create.isPending} onClick={() => flow && create.mutate(flow)}>
            {text.submit}
          </Button>
        )}
      </div>
    </div>
  );
}

const SHOWN_CHARACTERS = 20_000;

/** The text to import; one that is too long to be edited by hand is shown from its beginning. */
function PasteField({ source, onChange }: { readonly source: string; readonly onChange: (next: string) => void }) {
  const tooLong = source.length > SHOWN_CHARACTERS;
  return (
    <Textarea
      label={words.flows.import.paste}
      value={tooLong ? `${source.slice(0, SHOWN_CHARACTERS)}…` : source}
      readOnly={tooLong}
      onChange={(event) => onChange(event.currentTarget.value)}
      minRows={4}
      maxRows={8}
      autosize
      styles={{ input: { fontFamily: "var(--mono)", fontSize: 12 } }}
    />
  );
}

function convertArtefact(body: Parameters<typeof fetchApi<"importFlow">>[1]["body"]) {
  return fetchApi("importFlow", { body });
}
