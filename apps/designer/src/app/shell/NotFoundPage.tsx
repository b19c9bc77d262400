import { Button } from "@mantine/core";
import { IconMapQuestion } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { Notice } from "../../ui/Notice.tsx";

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  usePageTitle(words.shell.notFound.title);
  return (
    <main>
      <Notice
        level={1}
        icon={<IconMapQuestion size={22} />}
        title={words.shell.notFound.title}
        text={words.shell.notFound.text}
        actions={
          <Button component={Link} to="/">
            {words.shell.notFound.home}
          </Button>
        }
      />
    </main>
  );
}
