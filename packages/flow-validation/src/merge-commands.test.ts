import { applyCommand, canonicalJson, type Command } from "@tonegraph/flow-model";
import { arbitraryCommands, arbitraryFlow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsWritten, mergeCommands } from "./merge-commands.ts";

const remove = (...nodeIds: string[]): Command => ({ type: "removeNodes", nodeIds });
const cut = (...connectionIds: string[]): Command => ({ type: "disconnect", connectionIds });

describe("mergeCommands", () => {
  it.each([
    ["neighbours that remove blocks", [remove("node_a"), remove("node_b")], [remove("node_a", "node_b")]],
    ["neighbours that remove connections", [cut("conn_a"), cut("conn_b")], [cut("conn_a", "conn_b")]],
    ["nothing across another command", [remove("node_a"), cut("conn_b"), remove("node_c")], null],
    ["nothing that heals", [remove("node_a"), { ...remove("node_b"), heal: true } as Command], null],
  ])("joins %s", (_what, commands, merged) => {
    expect(mergeCommands(commands)).toEqual(merged ?? commands);
  });

  it("opens batches", () => {
    const batch: Command = { type: "batch", label: "Both", commands: [{ type: "removeNodes", nodeIds: ["node_a"] }] };
    expect(mergeCommands([batch, remove("node_b")])).toEqual([remove("node_a", "node_b")]);
  });

  it("does what the commands do", () => {
    const flowAndCommands = arbitraryFlow().chain((flow) => fc.tuple(fc.constant(flow), arbitraryCommands(flow)));
    fc.assert(
      fc.property(flowAndCommands, ([flow, given]) => {
        const commands = given.flatMap((one) => (one.type === "batch" ? one.commands : [one]));
        if (commands.length === 0) return;
        const apart = applyCommand(flow, { type: "batch", label: "", commands });
        const merged = applyCommand(flow, { type: "batch", label: "", commands: mergeCommands(given) });
        if (apart.ok && merged.ok) expect(canonicalJson(merged.value.flow)).toBe(canonicalJson(apart.value.flow));
        if (apart.ok) expect(merged.ok).toBe(true);
      }),
    );
  });
});

describe("idsWritten", () => {
  it.each<[Command, string[]]>([
    [remove("node_a", "node_b"), ["node_a", "node_b"]],
    [
      { type: "connect", connectionId: "conn_a", connection: { source: "node_a", port: "next", target: "node_b" } },
      ["conn_a", "node_a"],
    ],
    [{ type: "setFlowFields", set: { name: "New" } }, ["setFlowFields"]],
    [
      { type: "batch", label: "", commands: [{ type: "setPromptLabel", promptId: "prompt_a", label: "" }] },
      ["prompt_a"],
    ],
  ])("of %j are %j", (command, ids) => {
    expect(idsWritten(command)).toEqual(ids);
  });
});
