import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { simulatorWords } from "./simulator-words.ts";

/** How many rows are drawn at once: hundreds would make every edit wait for them. */
const PAGE = 40;

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly show: (row: Row) => ReactNode;
}

/** The first rows of a list, and the way to the others; list items, for a list around them. */
export function Rows<Row>({ rows, show }: RowsProps<Row>) {
  const [count, setCount] = useState(PAGE);
  const left = rows.length - count;
  return (
    <>
      {rows.slice(0, count).map(show)}
      {left > 0 && (
        <li>
          <Button variant="subtle" size="compact-xs" onClick={() => setCount(count + PAGE)}>
            {simulatorWords.more(Math.min(PAGE, left), left)}
          </Button>
        </li>
      )}
    </>
  );
}
