import { ActionIcon, Autocomplete } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { ASKED_AGAIN_AFTER_MS } from "@tonegraph/api-contract";
import { useId, useState } from "react";
import type { KnownTenant } from "../../../document/known-tenant.ts";
import { useLookAgain, type ResourceKind } from "../../../lib/queries/resources.ts";
import { clockSeconds } from "../../../lib/time/relative-time.ts";
import { besideNotes, hasError, type FieldLooks } from "../fields/field-context.ts";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { useTyping } from "../fields/use-typing.ts";
import { useAskedTenants, type AskedTenant } from "./asked-tenants.ts";
import classes from "./dialect-parts.module.css";
import { LazyResourceNotes } from "./LazyParts.tsx";
import { offeredIds, searchedIds } from "./offered-ids.ts";
import { resourceFieldWords } from "./resource-field-words.ts";

interface ResourceFieldProps extends FieldLooks {
  readonly kind: ResourceKind;
  readonly value: string;
  readonly onText: (text: string, gesture: string) => boolean;
  /** The accounts that are asked. */
  readonly tenants: readonly KnownTenant[];
  /** Ids that the flow uses elsewhere; offered where no vendor says what exists. */
  readonly used: readonly string[];
}

const SHOWN_AT_ONCE = 50;

/** An id of something at the vendor: chosen by name or id where the vendor lists them, typed where it does not. */
export function ResourceField(props: ResourceFieldProps) {
  const { context, field, label, hint, kind, value, onText } = props;
  const typing = useTyping(value, context.editor.ids, onText);
  const asked = useAskedTenants(props.tenants, kind);
  const problems = besideNotes(context, field);
  const problemsId = useId();
  const [isTyped, setTyped] = useState(false);
  const offered = offeredIds(asked, props.used);
  const looks = useLooks(asked, kind);
  const isLong = offered.listed > SHOWN_AT_ONCE;
  return (
    <div>
      <Autocomplete
        label={label}
        description={isLong ? resourceFieldWords.many(kind, offered.listed, SHOWN_AT_ONCE) : hint}
        data-field={field}
        data={[...offered.names.keys()]}
        // What stood there before is nobody's search: whoever comes to choose another sees all.
        filter={({ search, limit }) =>
          searchedIds(offered, isTyped ? search : "", limit).map((each) => ({ value: each, label: each }))
        }
        renderOption={({ option }) => (
          <span className={classes["option"]}>
            {offered.names.get(option.value) ?? option.value}
            {offered.names.get(option.value) !== undefined && <small>{option.value}</small>}
          </span>
        )}
        limit={SHOWN_AT_ONCE}
        maxDropdownHeight={260}
        value={typing.value}
        onChange={(text) => {
          setTyped(true);
          typing.onChange(text);
        }}
        onFocus={() => {
          setTyped(false);
          typing.onFocus();
        }}
        onBlur={typing.onBlur}
        readOnly={!context.editor.canEdit}
        error={hasError(problems)}
        rightSection={<LookAgain looks={looks} kind={kind} />}
        {...(problems.length > 0 ? { "aria-describedby": problemsId } : {})}
      />
      {looks.told !== null && (
        <div className={classes["notes"]} role="status" data-testid="resource-as-of">
          {looks.told}
        </div>
      )}
      <LazyResourceNotes asked={asked} kind={kind} id={typing.value} />
      <FieldProblems context={context} problems={problems} id={problemsId} />
    </div>
  );
}

/** Asking what exists once more, and from when the answer is once somebody has: it may be the one that was at hand. */
function useLooks(asked: readonly AskedTenant[], kind: ResourceKind) {
  const listing = asked.flatMap(({ id, listing: one }) => (one.state === "listed" ? [{ id, asOf: one.asOf }] : []));
  const looks = useLookAgain(
    listing.map(({ id }) => id),
    kind,
  );
  const times = listing.flatMap(({ asOf }) => (asOf === undefined ? [] : [Date.parse(asOf)]));
  const isTold = looks.hasLooked && times.length > 0;
  const told = isTold ? resourceFieldWords.asOf(clockSeconds(Math.min(...times)), ASKED_AGAIN_AFTER_MS / 1000) : null;
  return { ...looks, isThere: listing.length > 0, told };
}

/** For whoever just made or removed something there; nothing where nobody lists it. */
function LookAgain({ looks, kind }: { readonly looks: ReturnType<typeof useLooks>; readonly kind: ResourceKind }) {
  if (!looks.isThere) return null;
  const words = resourceFieldWords.lookAgain(kind);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={words}
      title={words}
      loading={looks.isLooking}
      onClick={looks.lookAgain}
    >
      <IconRefresh size={15} aria-hidden="true" />
    </ActionIcon>
  );
}
