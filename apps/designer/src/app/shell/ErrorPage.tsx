import { Button, CopyButton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useState } from "react";
import { ApiError } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { Notice } from "../../ui/Notice.tsx";
import { errorDetails } from "./error-details.ts";

/** Shown instead of a page that threw: what happened, what is safe, and details to copy. */
export function ErrorPage({ error }: ErrorComponentProps) {
  usePageTitle(words.shell.error.title);
  const [at] = useState(() => new Date());
  const details = errorDetails(error, window.location.pathname, at);
  const problem = error instanceof ApiError ? error.failure.problem : null;
  return (
    <div>
      <Notice
        level={1}
        tone="error"
        icon={<IconAlertTriangle size={22} />}
        title={problem?.title ?? words.shell.error.title}
        text={problem?.detail ?? words.shell.error.text}
        fine={problem === null || problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
        actions={
          <>
            <Button onClick={() => window.location.reload()}>{words.shell.error.reload}</Button>
            <CopyButton value={details}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? words.shell.error.copied : words.shell.error.copy}
                </Button>
              )}
            </CopyButton>
          </>
        }
      />
    </div>
  );
}
