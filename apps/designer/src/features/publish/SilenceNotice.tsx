import { words } from "../../lib/messages/words.ts";
import type { Silence } from "../../lib/queries/deployment.ts";
import styles from "./publish.module.css";

/** Says that nothing is heard of a deployment, and that it goes on all the same. The seconds are not announced. */
export function SilenceNotice({ silence }: { readonly silence: Silence }) {
  const text = words.publish.silence;
  return (
    <div className={styles["outcome"]} data-tone="warn" role="status" data-testid="publish-silence">
      <b>
        {text.title} <span aria-live="off">{text.seconds(silence.seconds)}</span>
      </b>
      {text.text}
    </div>
  );
}
