import { Select, TextInput } from "@mantine/core";
import { words } from "../../lib/messages/words.ts";
import type { AuditSearch } from "./audit-search.ts";

interface AuditFilterBarProps {
  readonly search: AuditSearch;
  readonly onChange: (change: AuditSearch) => void;
}

/** What of the log is shown. Every filter stands in the address, so that a finding can be sent to a colleague. */
export function AuditFilterBar({ search, onChange }: AuditFilterBarProps) {
  const text = words.audit.filter;
  const actions = Object.entries(words.audit.action).map(([value, label]) => ({ value, label }));
  const field = (name: "flowId" | "actor" | "from" | "to", label: string, type: "search" | "date") => (
    <TextInput
      type={type}
      w={type === "date" ? 150 : 170}
      label={label}
      value={search[name] ?? ""}
      onChange={(event) =>
        onChange({ [name]: event.currentTarget.value === "" ? undefined : event.currentTarget.value })
      }
    />
  );
  return (
    <>
      <Select
        w={210}
        label={text.action}
        placeholder={text.anyAction}
        data={actions}
        value={search.action ?? null}
        searchable
        clearable
        onChange={(action) => onChange({ action: action ?? undefined })}
      />
      {field("flowId", text.flow, "search")}
      {field("actor", text.actor, "search")}
      {field("from", text.from, "date")}
      {field("to", text.to, "date")}
    </>
  );
}
