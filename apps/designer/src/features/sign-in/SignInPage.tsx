import { Button, Loader, TextInput } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { Logo } from "../../ui/Logo.tsx";
import styles from "./SignInPage.module.css";
import { signInToken } from "./sign-in-token.ts";
import { useSignIn } from "./use-sign-in.ts";

/** Where the printed one-time link leads, and everybody whose session ended. */
export function SignInPage() {
  const signIn = useSignIn();
  const { back } = useSearch({ from: "/sign-in" });
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <Logo size={34} />
        <h1>{words.signIn.title}</h1>
        {signIn.isPending ? (
          <p className={styles["working"]} role="status">
            <Loader size={16} />
            {words.signIn.working}
          </p>
        ) : (
          <>
            {signIn.isError && <Refusal error={signIn.error} />}
            {!signIn.isError && back !== undefined && <p>{words.signIn.returned}</p>}
            <p>{words.signIn.needLink}</p>
            <code className={styles["sample"]}>{`${window.location.origin}/sign-in#token=…`}</code>
            <p>{words.signIn.needLinkMore}</p>
            <LinkForm onToken={(token) => signIn.mutate(token)} />
          </>
        )}
      </div>
    </main>
  );
}

function Refusal({ error }: { readonly error: Error }) {
  const problem = problemOf(error);
  const used = problem.code === "invalid-sign-in-token";
  return (
    <div className={styles["refused"]} role="alert" data-testid="sign-in-refused">
      <b>{used ? words.signIn.usedTitle : problem.title}</b>
      {used ? words.signIn.usedText : problem.detail}
    </div>
  );
}

function LinkForm({ onToken }: { readonly onToken: (token: string) => void }) {
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
        label={words.signIn.paste}
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
