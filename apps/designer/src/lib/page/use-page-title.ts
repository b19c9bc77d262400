import { useEffect } from "react";
import { words } from "../messages/words.ts";

/** Names the browser's tab after what the page is about. */
export function usePageTitle(name: string): void {
  useEffect(() => {
    document.title = pageTitle(name);
  }, [name]);
}

/** "Flows · Tonegraph"; the product alone where the page has no name. */
export function pageTitle(name: string): string {
  return name === "" ? words.shell.product : `${name} · ${words.shell.product}`;
}
