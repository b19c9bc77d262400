import { describe, expect, it } from "vitest";
import { adviseOnMenus } from "./menu-advice.ts";

const row = (abandoned?: number, answered?: number, nodeId: string | null = "node_a") => ({
  nodeId,
  ...(abandoned === undefined ? {} : { abandoned }),
  ...(answered === undefined ? {} : { answered }),
});

describe("adviseOnMenus", () => {
  it.each([
    ["at the threshold", [row(35, 65)], [{ nodeId: "node_a", rate: 0.35, advice: "continue_menu" }]],
    ["above it", [row(36, 64)], [{ nodeId: "node_a", rate: 0.36, advice: "agent_priority_queue" }]],
    ["over several hours", [row(9, 1), row(1, 9)], [{ nodeId: "node_a", rate: 0.5, advice: "agent_priority_queue" }]],
    ["nobody came", [row(0, 0)], []],
    ["a count is missing", [row(9), row(undefined, 9)], []],
    ["figures of the whole flow", [row(9, 1, null)], []],
  ])("%s", (_, rows, advice) => expect(adviseOnMenus(rows)).toEqual(advice));

  it("takes another threshold", () => {
    expect(adviseOnMenus([row(2, 8)], 0.1)).toMatchObject([{ advice: "agent_priority_queue" }]);
  });
});
