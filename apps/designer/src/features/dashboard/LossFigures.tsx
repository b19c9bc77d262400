import type { DashboardFlow, Loss } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import styles from "./dashboard.module.css";
import { lossTold } from "./loss-told.ts";

/** A share of lost calls with what stands behind it; too few calls are said, never ranked. */
export function Rate({ loss }: { readonly loss: Loss }) {
  const text = words.dashboard;
  const told = lossTold(loss);
  if (told === "unknown") return <span className={styles["quiet"]}>{text.unknown}</span>;
  return (
    <span title={text.interval(loss.low, loss.high)}>
      {told === "rate" ? (
        <strong>{text.rate(loss.rate)}</strong>
      ) : (
        <span className={styles["quiet"]}>{text.noChange}</span>
      )}{" "}
      <small className={styles["quiet"]}>{text.total.lostOf(loss.lost, loss.calls)}</small>
    </span>
  );
}

interface ChangeProps {
  readonly change: DashboardFlow["change"];
  /** What it is compared with. */
  readonly previous: Loss;
}

/** How a rate changed; only what its interval proves is called better or worse. */
export function Change({ change, previous }: ChangeProps) {
  const text = words.dashboard;
  if (change === null) {
    const why = lossTold(previous) === "unknown" ? text.unknown : text.noChange;
    return <span className={styles["quiet"]}>{why}</span>;
  }
  const direction = !change.isClear ? "unclear" : change.change > 0 ? "worse" : "better";
  return (
    <span data-direction={direction} className={styles["change"]} title={text.changeInterval(change.low, change.high)}>
      {text.change(change.change)}
      {direction === "unclear" && <small className={styles["quiet"]}> {text.unclear}</small>}
    </span>
  );
}
