import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { words } from "../../lib/messages/words.ts";
import type { AuditSearch } from "./audit-search.ts";
import { NamePicker } from "./NamePicker.tsx";
import { useAuditNames } from "./use-audit-names.ts";

interface AuditFilterBarProps {
  readonly search: AuditSearch;
  readonly onChange: (change: AuditSearch) => void;
}

/** What of the log is shown. Every filter stands in the address, so that a finding can be sent to a colleague. */
export function AuditFilterBar({ search, onChange }: AuditFilterBarProps) {
  const text = words.audit.filter;
  const actions = Object.entries(words.audit.action).map(([value, label]) => ({ value, label }));
  const [typedFlow, setTypedFlow] = useState("");
  const names = useAuditNames(search, typedFlow);
  const day = (name: "from" | "to", label: string) => (
    <TextInput
      type="date"
      w={150}
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
      <NamePicker
        label={text.flow}
        placeholder={text.anyFlow}
        named={names.flows}
        chosen={search.flowId ?? ""}
        onChoose={(flowId) => onChange({ flowId })}
        onType={setTypedFlow}
      />
      <NamePicker
        label={text.actor}
        placeholder={text.anybody}
        named={names.people}
        chosen={search.actor ?? ""}
        onChoose={(actor) => onChange({ actor })}
      />
      {day("from", text.from)}
      {day("to", text.to)}
    </>
  );
}
