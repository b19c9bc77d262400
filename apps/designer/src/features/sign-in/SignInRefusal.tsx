import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import styles from "./SignInPage.module.css";

/** Why a sign-in link was not accepted, and where a new one comes from. */
export function SignInRefusal({ error }: { readonly error: Error }) {
  const problem = problemOf(error);
  const used = problem.code === "invalid-sign-in-token";
  return (
    <div className={styles["refused"]} role="alert" data-testid="sign-in-refused">
      <b>{used ? words.signIn.usedTitle : problem.title}</b>
      {used ? words.signIn.usedText : problem.detail}
    </div>
  );
}
