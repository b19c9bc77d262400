import { Loader } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { Logo } from "../../ui/Logo.tsx";
import { LinkForm } from "./LinkForm.tsx";
import styles from "./SignInPage.module.css";
import { SignInRefusal } from "./SignInRefusal.tsx";
import { useSignIn } from "./use-sign-in.ts";

/** Where the printed one-time link leads, and everybody whose session ended. */
export function SignInPage() {
  usePageTitle(words.signIn.pageTitle);
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
            {signIn.isError && <SignInRefusal error={signIn.error} />}
            {!signIn.isError && back !== undefined && <p>{words.signIn.returned}</p>}
            <p>{words.signIn.needLink}</p>
            <code className={styles["sample"]}>{`${window.location.origin}/sign-in#token=…`}</code>
            <p>{words.signIn.needLinkMore}</p>
            <LinkForm label={words.signIn.paste} onToken={(token) => signIn.mutate(token)} />
          </>
        )}
      </div>
    </main>
  );
}
