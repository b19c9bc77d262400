import { applyCommand, type Command } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { advisedCommand } from "./advised-change.ts";

const relabelled: Command = { type: "setMenuOption", nodeId: "node_main_menu", index: 0, label: "Sales team" };
const renamed: Command = { type: "setFlowFields", set: { name: "Shorter menu" } };

describe("advisedCommand", () => {
  it("is one command, whatever the advice consists of", () => {
    const command = advisedCommand({
      title: "Wait relabelled",
      commands: [relabelled, { type: "batch", label: "Rename", commands: [renamed] }],
    });
    if (command === null) throw new Error("the commands are of this version");
    const applied = applyCommand(customerSupportMenu(), command);
    expect(applied).toMatchObject({ ok: true, value: { flow: { name: "Shorter menu" } } });
  });

  it.each([
    ["nothing", []],
    ["a command of another version", [relabelled, { type: "teleport", nodeId: "node_main_menu" }]],
    ["no command at all", ["setFlowFields"]],
  ])("does not guess: %s", (_what, commands) => {
    expect(advisedCommand({ title: "x", commands })).toBeNull();
  });
});
