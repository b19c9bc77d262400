import { Button, Modal } from "@mantine/core";
import type { KeptDraft } from "@tonegraph/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone } from "../../lib/notify.ts";
import { keptDraftsQuery } from "../../lib/queries/drift.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { shortDate } from "../../lib/time/relative-time.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { When } from "../../lib/time/When.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { restoreDraft } from "./restore-version.ts";
import styles from "./versions.module.css";

/** Drafts that were replaced, each to be had back until it expires; nothing where there are none. */
export function KeptDrafts({ flowId }: { readonly flowId: string }) {
  const text = words.versions.keptDrafts;
  const kept = useQuery(keptDraftsQuery(flowId)).data ?? [];
  const [chosen, setChosen] = useState<KeptDraft | null>(null);
  const mayEdit = usePermission("edit");
  const now = useNow(60_000);
  const day = (at: string): string => shortDate(Date.parse(at), now);
  if (kept.length === 0) return null;
  return (
    <section className={styles["kept"]} aria-labelledby="kept-drafts" data-testid="kept-drafts">
      <h2 id="kept-drafts">{text.title}</h2>
      <p>{text.hint}</p>
      <ul>
        {kept.map((draft) => (
          <li key={draft.id}>
            <span>
              <b>{draft.name}</b> · {text.blocks(draft.nodeCount)}
              <span className={styles["note"]}>
                {draft.keptBy}, <When at={draft.keptAt} />: {becauseOf(draft)}, {text.until(day(draft.expiresAt))}
              </span>
            </span>
            {mayEdit && (
              <Button
                size="xs"
                variant="default"
                aria-label={text.restoreNamed(draft.name, day(draft.keptAt))}
                onClick={() => setChosen(draft)}
              >
                {text.restore}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TakeBackDialog flowId={flowId} draft={chosen} onClose={() => setChosen(null)} />
    </section>
  );
}

interface TakeBackDialogProps {
  readonly flowId: string;
  readonly draft: KeptDraft | null;
  readonly onClose: () => void;
}

function TakeBackDialog({ flowId, draft, onClose }: TakeBackDialogProps) {
  const text = words.versions.keptDrafts;
  const { restoring } = words.versions;
  const client = useQueryClient();
  const restore = useMutation({
    mutationFn: (keptDraftId: string) => restoreDraft(flowId, { keptDraftId }),
    onSuccess: async () => {
      notifyDone(text.done);
      onClose();
      await refreshFlows(client, flowId);
    },
  });
  const close = () => {
    restore.reset();
    onClose();
  };
  const problem = restore.isError ? problemOf(restore.error) : null;
  return (
    <Modal opened={draft !== null} onClose={close} title={text.confirmTitle} size={460} centered>
      <div className={styles["form"]}>
        {problem !== null && (
          <Refusal
            title={restoring.failed}
            text={problem.code === "stale-revision" ? restoring.stale : problem.detail}
          />
        )}
        <div>{text.confirmText}</div>
        <div className={styles["footer"]}>
          <Button variant="default" onClick={close}>
            {restoring.cancel}
          </Button>
          <Button loading={restore.isPending} onClick={() => draft !== null && restore.mutate(draft.id)} data-autofocus>
            {text.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function becauseOf({ reason, version }: KeptDraft): string {
  const { because } = words.versions.keptDrafts;
  return reason === "version" ? because.version(version) : because[reason];
}
