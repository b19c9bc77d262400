import type { DashboardFlow, Loss } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import styles from "./dashboard.module.css";

/** A share of lost calls with what stands behind it; too few calls are said, never ranked. */
export function Rate({ loss }: { readonly loss: Loss }) {
  const text = words.dashboard;
  return (
    <span title={loss.rate === null ? undefined : text.interval(loss.low, loss.high)}>
      {loss.enough ? <strong>{text.rate(loss.rate)}</strong> : <span className={styles["quiet"]}>{text.noChange}</span>}{" "}
      <small className={styles["quiet"]}>{text.total.lostOf(loss.lost, loss.calls)}</small>
    </span>
  );
}

/** How a rate changed; only what its interval proves is called better or worse. */
export function Change({ change }: { readonly change: DashboardFlow["change"] }) {
  const text = words.dashboard;
  if (change === null) return <span className={styles["quiet"]}>{text.noChange}</span>;
  const direction = !change.isClear ? "unclear" : change.change > 0 ? "worse" : "better";
  return (
    <span data-direction={direction} className={styles["change"]} title={text.changeInterval(change.low, change.high)}>
      {text.change(change.change)}
      {direction === "unclear" && <small className={styles["quiet"]}> {text.unclear}</small>}
    </span>
  );
}
