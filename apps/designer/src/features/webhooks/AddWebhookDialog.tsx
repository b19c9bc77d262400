import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { LONGEST_WEBHOOK_DESCRIPTION, WEBHOOK_EVENTS, type WebhookEvent } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";
import { webhooksQuery } from "../../lib/queries/webhooks.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { useFaultFocus } from "../../ui/use-fault-focus.ts";
import { SecretOnce } from "./SecretOnce.tsx";
import styles from "./webhooks.module.css";

interface AddWebhookDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Adds an endpoint, then shows its secret once. */
export function AddWebhookDialog({ opened, onClose }: AddWebhookDialogProps) {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={secret === null ? words.webhooks.form.title : words.webhooks.secret.title}
      size={500}
      centered
      closeOnClickOutside={secret === null}
      onExitTransitionEnd={() => setSecret(null)}
    >
      {secret === null ? (
        <WebhookForm onCancel={onClose} onAdded={setSecret} />
      ) : (
        <SecretOnce secret={secret} isRotation={false} onDone={onClose} />
      )}
    </Modal>
  );
}

interface WebhookFormProps {
  readonly onCancel: () => void;
  readonly onAdded: (secret: string) => void;
}

function WebhookForm({ onCancel, onAdded }: WebhookFormProps) {
  const text = words.webhooks.form;
  const client = useQueryClient();
  const [url, setUrl] = useState("");
  const [description, setDescription] = useState("");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(WEBHOOK_EVENTS);
  const add = useMutation({
    mutationFn: () => fetchApi("createWebhook", { body: { url: url.trim(), description, events: [...events] } }),
    onSuccess: async ({ secret }) => {
      onAdded(secret);
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  const form = useFaultFocus(add.error);
  const long = tooLong(description, LONGEST_WEBHOOK_DESCRIPTION);
  const problem = add.isError ? problemOf(add.error) : null;
  const urlFault = problem?.errors?.find(({ pointer }) => pointer === "/url")?.message;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (events.length > 0) add.mutate();
  };
  return (
    <form ref={form} className={styles["form"]} onSubmit={submit} noValidate autoComplete="off">
      {problem !== null && urlFault === undefined && <Refusal title={text.failed} text={problem.detail} />}
      <TextInput
        data-autofocus
        type="url"
        label={text.url}
        description={text.urlHint}
        placeholder={text.urlPlaceholder}
        value={url}
        error={urlFault}
        onChange={(event) => {
          setUrl(event.currentTarget.value);
          add.reset();
        }}
      />
      <TextInput
        label={text.description}
        value={description}
        error={long}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={text.events}
        value={[...events]}
        error={events.length === 0 ? text.noEvents : undefined}
        onChange={(chosen) => setEvents(WEBHOOK_EVENTS.filter((event) => chosen.includes(event)))}
      >
        {WEBHOOK_EVENTS.map((event) => (
          <Checkbox key={event} mt={8} value={event} label={words.webhooks.event[event]} />
        ))}
      </Checkbox.Group>
      <div className={styles["footer"]}>
        <Button variant="default" onClick={onCancel}>
          {text.cancel}
        </Button>
        <Button type="submit" disabled={long !== undefined} loading={add.isPending}>
          {text.submit}
        </Button>
      </div>
    </form>
  );
}
