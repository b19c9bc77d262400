import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { meQuery } from "../../lib/queries/me.ts";
import { LinkForm } from "./LinkForm.tsx";
import { SignInRefusal } from "./SignInRefusal.tsx";
import styles from "./SignInPage.module.css";

interface SessionEndedDialogProps {
  readonly opened: boolean;
  readonly onSignedIn: () => void;
}

/** For a session that ends while somebody draws: what is not saved stays in the page behind it. */
export function SessionEndedDialog({ opened, onSignedIn }: SessionEndedDialogProps) {
  const text = words.signIn.ended;
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (token: string | null) =>
      token === null ? fetchApi("getMe", {}) : fetchApi("signIn", { body: { token } }),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      onSignedIn();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      title={text.title}
      size={460}
      centered
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <div className={styles["ended"]} data-testid="session-ended">
        {signIn.isError && <SignInRefusal error={signIn.error} />}
        <p>{text.kept}</p>
        <LinkForm label={text.link} onToken={(token) => signIn.mutate(token)} />
        <p>{text.elsewhere}</p>
        <Button variant="default" loading={signIn.isPending} onClick={() => signIn.mutate(null)}>
          {text.again}
        </Button>
      </div>
    </Modal>
  );
}
