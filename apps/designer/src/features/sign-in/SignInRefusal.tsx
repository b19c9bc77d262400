import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import styles from "./SignInPage.module.css";

/** Why somebody is not signed in, and where a new link comes from. */
export function SignInRefusal({ error }: { readonly error: Error }) {
  const { title, text } = refusalWords(error);
  return (
    <div className={styles["refused"]} role="alert" data-testid="sign-in-refused">
      <b>{title}</b>
      {text}
    </div>
  );
}

function refusalWords(error: Error): { readonly title: string; readonly text: string } {
  const { code, title, detail } = problemOf(error);
  const { signIn } = words;
  if (code === "invalid-sign-in-token") return { title: signIn.usedTitle, text: signIn.usedText };
  if (code === "not-signed-in") return { title: signIn.notYetTitle, text: signIn.notYetText };
  return { title, text: detail };
}
