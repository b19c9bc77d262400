import { useNetwork } from "@mantine/hooks";
import type { StreamState } from "../../lib/events/event-stream.ts";
import { words } from "../../lib/messages/words.ts";
import styles from "./ConnectionBanner.module.css";

/** Says when the browser is offline or live updates are interrupted; silent otherwise. */
export function ConnectionBanner({ live }: { readonly live: StreamState }) {
  const network = useNetwork();
  const text = !network.online ? words.shell.offline : live === "lost" ? words.shell.liveLost : null;
  return (
    <div role="status" aria-live="polite">
      {text !== null && (
        <div className={styles["banner"]} data-testid="connection-banner">
          {text}
        </div>
      )}
    </div>
  );
}
