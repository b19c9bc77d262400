import { Table } from "@mantine/core";
import type { RawDifferenceDto } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import styles from "./drift.module.css";

/** The difference of two of the vendor's documents, place by place, where they cannot be drawn. */
export function RawDifferences({ places }: { readonly places: readonly RawDifferenceDto[] }) {
  const text = words.drift;
  const shown = (value: unknown): string => (value === undefined ? text.rawNothing : JSON.stringify(value));
  return (
    <section className={styles["raw"]} aria-label={text.raw} tabIndex={0}>
      <h2>{text.raw}</h2>
      <Table data-testid="drift-raw">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.rawPlace}</Table.Th>
            <Table.Th>{text.rawBefore}</Table.Th>
            <Table.Th>{text.rawAfter}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {places.map(({ pointer, before, after }) => (
            <Table.Tr key={pointer}>
              <Table.Td className={styles["code"]}>{pointer}</Table.Td>
              <Table.Td className={styles["code"]}>{shown(before)}</Table.Td>
              <Table.Td className={styles["code"]}>{shown(after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
