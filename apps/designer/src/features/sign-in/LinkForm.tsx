import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { words } from "../../lib/messages/words.ts";
import styles from "./SignInPage.module.css";
import { signInToken } from "./sign-in-token.ts";

interface LinkFormProps {
  readonly label: string;
  readonly onToken: (token: string) => void;
}

/** A field for a sign-in link that somebody has in hand. */
export function LinkForm({ label, onToken }: LinkFormProps) {
  const [link, setLink] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const token = signInToken(link.trim());
    if (token === null) setFault(words.signIn.notALink);
    else onToken(token);
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <TextInput
        type="password"
        autoComplete="off"
        data-autofocus
        label={label}
        placeholder={words.signIn.pastePlaceholder}
        value={link}
        error={fault}
        onChange={(event) => {
          setLink(event.currentTarget.value);
          setFault(null);
        }}
      />
      <Button type="submit">{words.signIn.submit}</Button>
    </form>
  );
}
