import { TextInput } from "@mantine/core";
import { LONGEST_NOTE, type Tenant } from "@tonegraph/api-contract";
import type { ReactNode } from "react";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";
import { ApprovalPart } from "./ApprovalPart.tsx";
import type { PublishState } from "./use-publish.ts";
import type { PublishTimes } from "./use-publish-times.ts";
import { WaitingList } from "./WaitingList.tsx";
import { WhenFields } from "./WhenFields.tsx";
import { WindowFields } from "./WindowFields.tsx";

interface PublishChoicesProps {
  readonly state: PublishState;
  readonly flowId: string;
  readonly tenant: Tenant;
  readonly times: PublishTimes;
  readonly note: string;
  readonly onNote: (note: string) => void;
  /** What the guard will do, and the choice of it. */
  readonly guard?: ReactNode;
}

/** What is decided before publishing: the approval, what else waits, when, and a note. Nothing once it has begun. */
export function PublishChoices({ state, flowId, tenant, times, note, onNote, guard }: PublishChoicesProps) {
  const { plan, planned } = state;
  if (plan === null || state.started !== null) return null;
  const again = () => void planned.refetch();
  return (
    <>
      {plan.approval !== undefined && (
        <ApprovalPart approval={plan.approval} flowId={flowId} tenantId={tenant.id} note={note} onChanged={again} />
      )}
      <WaitingList waiting={plan.waiting ?? []} onCancelled={again} />
      <WhenFields when={times.when} returnsTo={plan.live?.version ?? null} />
      {times.when.isNow && <WindowFields dialect={tenant.dialect} times={times.window} />}
      {guard}
      <TextInput
        label={words.publish.note}
        placeholder={words.publish.notePlaceholder}
        value={note}
        error={tooLong(note.trim(), LONGEST_NOTE)}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </>
  );
}
