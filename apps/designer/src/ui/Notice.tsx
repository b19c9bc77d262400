import type { ReactNode } from "react";
import styles from "./Notice.module.css";

interface NoticeProps {
  readonly tone?: "plain" | "error";
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text: ReactNode;
  /** Small print such as a request id. */
  readonly fine?: string | undefined;
  readonly actions?: ReactNode;
  readonly level?: 1 | 2;
  readonly testId?: string;
}

/** Fills a place that has nothing else to show: empty lists, failures, pages that do not exist. */
export function Notice({ tone = "plain", icon, title, text, fine, actions, level = 2, testId }: NoticeProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div
      className={styles["notice"]}
      data-tone={tone}
      data-testid={testId}
      role={tone === "error" ? "alert" : undefined}
    >
      {icon !== undefined && (
        <span className={styles["icon"]} aria-hidden="true">
          {icon}
        </span>
      )}
      <Heading className={styles["title"]}>{title}</Heading>
      <p className={styles["text"]}>{text}</p>
      {fine !== undefined && <span className={styles["fine"]}>{fine}</span>}
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </div>
  );
}
