import type { ChangeDto } from "@tonegraph/api-contract";
import { expect, it } from "vitest";
import { changeLines } from "./change-lines.ts";

it("groups changes by kind and keeps their order within a kind", () => {
  const changes: ChangeDto[] = [
    { kind: "removed", what: "", words: "1" },
    { kind: "changed", what: "", words: "2" },
    { kind: "added", what: "", words: "3" },
    { kind: "changed", what: "", words: "4" },
  ];
  expect(changeLines(changes).map(({ mark, text }) => `${mark} ${text}`)).toEqual([
    "added 3",
    "changed 2",
    "changed 4",
    "removed 1",
  ]);
});
