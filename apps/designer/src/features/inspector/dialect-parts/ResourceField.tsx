import { Autocomplete } from "@mantine/core";
import { useId } from "react";
import type { KnownTenant } from "../../../document/known-tenant.ts";
import type { ResourceKind } from "../../../lib/queries/resources.ts";
import { hasError, type FieldLooks } from "../fields/field-context.ts";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { useTyping } from "../fields/use-typing.ts";
import classes from "./dialect-parts.module.css";
import { dialectPartWords } from "./dialect-part-words.ts";
import { ResourceNotes, useAskedTenants } from "./ResourceNotes.tsx";
import { offeredIds, searchedIds } from "./offered-ids.ts";

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
  const asked = useAskedTenants(props.tenants, kind);
  const typing = useTyping(value, context.editor.ids, onText);
  const problems = context.problemsOf(field);
  const problemsId = useId();
  const offered = offeredIds(asked, props.used);
  const isLong = offered.size > SHOWN_AT_ONCE;
  return (
    <div>
      <Autocomplete
        label={label}
        description={isLong ? dialectPartWords.many(kind, offered.size) : hint}
        data-field={field}
        data={[...offered.keys()]}
        filter={({ search }) => searchedIds(offered, search).map((id) => ({ value: id, label: id }))}
        renderOption={({ option }) => (
          <span className={classes["option"]}>
            {offered.get(option.value) ?? option.value}
            {offered.get(option.value) !== undefined && <small>{option.value}</small>}
          </span>
        )}
        limit={SHOWN_AT_ONCE}
        maxDropdownHeight={260}
        value={typing.value}
        onChange={typing.onChange}
        onFocus={typing.onFocus}
        onBlur={typing.onBlur}
        readOnly={!context.editor.canEdit}
        error={hasError(problems)}
        {...(problems.length > 0 ? { "aria-describedby": problemsId } : {})}
      />
      <ResourceNotes asked={asked} kind={kind} value={typing.value} />
      <FieldProblems context={context} problems={problems} id={problemsId} />
    </div>
  );
}
