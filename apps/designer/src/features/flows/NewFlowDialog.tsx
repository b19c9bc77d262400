import { Button, Modal, Radio, Select, TextInput } from "@mantine/core";
import { newFlow } from "@tonegraph/flow-model";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState, type FormEvent } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { kindsConsequence, type KindTitle } from "../../lib/dialects/capability-lines.ts";
import { TargetFacts } from "../../lib/dialects/TargetFacts.tsx";
import { TargetOption } from "../../lib/dialects/TargetOption.tsx";
import { profileTargets } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { useFaultFocus } from "../../ui/use-fault-focus.ts";
import { useOpenedAfterMount } from "../../ui/use-opened-after-mount.ts";
import styles from "./dialogs.module.css";
import { exampleFlow } from "./example-flow.ts";
import { nameFault } from "./flow-name.ts";
import type { FlowStart } from "./flow-start.ts";
import { useCreateFlow } from "./use-create-flow.ts";
import { usualProfile } from "./usual-profile.ts";

const kindTitle: KindTitle = (kind) => nodeKindEntry(kind).title;

interface NewFlowDialogProps {
  readonly opened: boolean;
  /** What is chosen when the dialog opens. */
  readonly start: FlowStart;
  readonly onClose: () => void;
}

/** Asks for a name and what to begin with, stores the draft and opens it. */
export function NewFlowDialog({ opened, start, onClose }: NewFlowDialogProps) {
  const shown = useOpenedAfterMount(opened);
  return (
    <Modal opened={shown} onClose={onClose} title={words.flows.create.title} size={520} centered>
      <NewFlowForm start={start} onClose={onClose} />
    </Modal>
  );
}

function NewFlowForm({ start: initial, onClose }: { readonly start: FlowStart; readonly onClose: () => void }) {
  const text = words.flows.create;
  const [start, setStart] = useState(initial);
  const [name, setName] = useState(initial === "example" ? text.exampleName : "");
  const [chosen, setChosen] = useState<string | null>(null);
  const tenants = useQuery(tenantsQuery);
  const profile = chosen ?? usualProfile(tenants.data ?? []);
  const [fault, setFault] = useState<string | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const create = useCreateFlow();
  const form = useFaultFocus(create.error);

  const choose = (next: string) => {
    setStart(next === "example" ? "example" : "blank");
    if (next === "example" && name === "") setName(text.exampleName);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = nameFault(name);
    setFault(found);
    if (found !== null) return nameField.current?.focus();
    const flow = start === "example" ? exampleFlow(name.trim()) : newFlow({ name: name.trim() });
    create.mutate({ ...flow, profile });
  };

  return (
    <form ref={form} className={styles["form"]} onSubmit={submit} noValidate>
      {create.isError && <Refusal title={text.failed} text={problemOf(create.error).detail} />}
      <TextInput
        ref={nameField}
        data-autofocus
        label={text.name}
        placeholder={text.namePlaceholder}
        value={name}
        error={fault}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setFault(null);
        }}
        required
        withAsterisk={false}
      />
      <Radio.Group label={text.start} value={start} onChange={choose}>
        <div className={styles["choices"]}>
          <StartChoice value="blank" label={text.blank} hint={text.blankHint} />
          <StartChoice value="example" label={text.example} hint={text.exampleHint} />
        </div>
      </Radio.Group>
      <Select
        label={text.target}
        description={text.targetHint}
        data={profileTargets()}
        value={profile}
        onChange={setChosen}
        renderOption={({ option }) => (
          <TargetOption label={option.label} consequence={kindsConsequence(option.value, kindTitle)} />
        )}
        allowDeselect={false}
      />
      <TargetFacts dialect={profile} kindTitle={kindTitle} />
      <div className={styles["footer"]}>
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {text.submit}
        </Button>
      </div>
    </form>
  );
}

function StartChoice({
  value,
  label,
  hint,
}: {
  readonly value: FlowStart;
  readonly label: string;
  readonly hint: string;
}) {
  return (
    <Radio.Card value={value} className={styles["choice"] ?? ""}>
      <b>{label}</b>
      <small>{hint}</small>
    </Radio.Card>
  );
}
