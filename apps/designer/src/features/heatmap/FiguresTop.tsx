import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import classes from "./heatmap.module.css";

interface FiguresTopProps {
  readonly flowId: string;
  /** Empty while it is not known. */
  readonly name: string;
  /** What the page is called, with the flow's name. */
  readonly title: (flow: string) => string;
  /** And without it. */
  readonly bare: string;
  /** Links to pages beside this one. */
  readonly children: ReactNode;
}

/** The top of a page about a flow's callers: the way back to all flows, what this is, and what is beside it. */
export function FiguresTop({ flowId, name, title, bare, children }: FiguresTopProps) {
  const text = words.heatmap;
  const heading = name === "" ? bare : title(name);
  usePageTitle(heading);
  return (
    <header className={classes["top"]}>
      <nav className={classes["crumb"]} aria-label={text.crumb}>
        <Link to="/">{text.flows}</Link>
        <span aria-hidden="true">/</span>
      </nav>
      <h1>{heading}</h1>
      <span className={classes["grow"]} />
      {children}
      <Link to="/flows/$flowId" params={{ flowId }} className={classes["link"]}>
        {text.edit}
      </Link>
    </header>
  );
}
