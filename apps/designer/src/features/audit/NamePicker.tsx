import { Select } from "@mantine/core";
import { useState } from "react";
import { nameOptions, withTyped, type Named } from "./name-options.ts";

interface NamePickerProps {
  readonly label: string;
  readonly placeholder: string;
  /** What is known by name. */
  readonly named: readonly Named[];
  /** The id that is chosen; "" for none. */
  readonly chosen: string;
  readonly onChoose: (id: string | undefined) => void;
  /** Told what is typed, where more can be looked for. */
  readonly onType?: (typed: string) => void;
}

/** Chooses by name, or by an id that is typed. */
export function NamePicker({ label, placeholder, named, chosen, onChoose, onType }: NamePickerProps) {
  const [typed, setTyped] = useState("");
  return (
    <Select
      w={210}
      label={label}
      placeholder={placeholder}
      data={withTyped(nameOptions(named, chosen), typed)}
      value={chosen === "" ? null : chosen}
      searchable
      clearable
      searchValue={typed}
      onSearchChange={(text) => {
        setTyped(text);
        onType?.(text);
      }}
      onChange={(id) => onChoose(id ?? undefined)}
    />
  );
}
