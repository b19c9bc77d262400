import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import styles from "./news-toast.module.css";

const COLOURS = { ok: "green", warn: "yellow", error: "red" } as const;

interface NewsToast {
  readonly id?: string;
  readonly tone: "ok" | "warn" | "error";
  readonly title: string;
  readonly text: string;
  readonly shownMs: number;
  readonly testId?: string;
  /** Leads to what it is about. */
  readonly link?: ReactNode;
}

/** Tells of what has happened and needs no answer: at the bottom, for a while, in nobody's way. */
export function showNews({ id, tone, title, text, shownMs, testId, link }: NewsToast): void {
  notifications.show({
    ...(id === undefined ? {} : { id }),
    color: COLOURS[tone],
    title,
    message: (
      <>
        <span className={styles["said"]}>{text}</span>
        {link !== undefined && <span className={styles["link"]}>{link}</span>}
      </>
    ),
    autoClose: shownMs,
    position: "bottom-center",
    className: styles["news"] ?? "",
    "data-testid": testId,
  });
}
