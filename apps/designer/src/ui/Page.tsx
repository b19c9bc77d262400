import type { ReactNode } from "react";
import styles from "./Page.module.css";

interface PageProps {
  readonly title: ReactNode;
  readonly sub: ReactNode;
  readonly children: ReactNode;
}

/** A page with its heading and the line of facts below it. */
export function Page({ title, sub, children }: PageProps) {
  return (
    <div className={styles["page"]}>
      <h1 className={styles["title"]}>{title}</h1>
      <div className={styles["sub"]}>{sub}</div>
      {children}
    </div>
  );
}

/** The row of controls above a list; `end` is pushed to the right. */
export function PageBar({ children, end }: { readonly children?: ReactNode; readonly end?: ReactNode }) {
  return (
    <div className={styles["bar"]}>
      {children}
      <span className={styles["grow"]} />
      {end}
    </div>
  );
}

/** A raised surface with rounded corners. */
export function Card({ children }: { readonly children: ReactNode }) {
  return <div className={styles["card"]}>{children}</div>;
}
