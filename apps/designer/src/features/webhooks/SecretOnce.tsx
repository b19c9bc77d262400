import { Button, CopyButton, TextInput } from "@mantine/core";
import { words } from "../../lib/messages/words.ts";
import styles from "./webhooks.module.css";

interface SecretOnceProps {
  readonly secret: string;
  /** Whether a former secret still counts. */
  readonly isRotation: boolean;
  readonly onDone: () => void;
}

/** A signing secret, the only time it can be seen. */
export function SecretOnce({ secret, isRotation, onDone }: SecretOnceProps) {
  const text = words.webhooks.secret;
  return (
    <div className={styles["form"]}>
      <div>{text.once}</div>
      {isRotation && <div>{text.both}</div>}
      <div className={styles["secret"]}>
        <TextInput
          data-autofocus
          readOnly
          label={text.label}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? text.copied : text.copy}
            </Button>
          )}
        </CopyButton>
      </div>
      <div className={styles["footer"]}>
        <Button onClick={onDone}>{text.done}</Button>
      </div>
    </div>
  );
}
