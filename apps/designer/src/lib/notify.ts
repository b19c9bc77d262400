import { notifications } from "@mantine/notifications";
import { problemOf } from "./api/api-failure.ts";
import { words } from "./messages/words.ts";
import { showNews } from "./news-toast.tsx";

/** Tells briefly that something worked. */
export function notifyDone(title: string, text?: string): void {
  showNews({ tone: "ok", title, text: text ?? "", shownMs: 5000 });
}

/** Tells that something asked for did not happen, in the server's own words; stays until it is closed. */
export function notifyFailed(title: string, error: unknown): void {
  const problem = problemOf(error);
  const request = problem.requestId === "" ? "" : ` (${words.shell.requestId(problem.requestId)})`;
  notifications.show({ color: "red", title, message: `${problem.detail}${request}`, autoClose: false });
}
