import { customerSupportMenu, flowOf, hangup, subflow } from "@tonegraph/flow-model/testing";
import { generateTests } from "@tonegraph/flow-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

let terminal: Terminal;
beforeAll(() => {
  terminal = openTerminal();
  const flow = customerSupportMenu();
  const tests = [...generateTests(flow, { kind: "everyPort" }).tests];
  const sales = Object.values(flow.connections).find(({ port }) => port === "key:1")?.target ?? "";
  const connections = Object.entries(flow.connections).map(([id, wire]) => [
    id,
    wire.port === "key:2" ? { ...wire, target: sales } : wire,
  ]);
  terminal.write("plain.flow.json", flow);
  terminal.write("tested.flow.json", { ...flow, tests });
  terminal.write("broken.flow.json", { ...flow, tests, connections: Object.fromEntries(connections) });
  terminal.write("no-flow.json", { nodes: {} });
  const inside = { ...flow, id: "flow_inside", tests: [] };
  const outer = flowOf({
    nodes: { node_sub: subflow({ flowId: "flow_inside" }), node_bye: hangup() },
    wires: ["node_start -> node_sub", "node_sub.failed -> node_bye"],
  });
  const insideTest = {
    id: "test_a",
    label: "Sales, inside",
    inputs: [{ press: "1" }],
    expect: { end: { kind: "queue" } },
  };
  terminal.write("inside.flow.json", inside);
  terminal.write("outer.flow.json", { ...outer, tests: [insideTest] });
});
afterAll(() => terminal.remove());

describe("simulate", () => {
  it("goes into the sub-flows that are given along, and says which of them cannot be read", async () => {
    const alone = await terminal.run(["simulate", "outer.flow.json", "--press", "1"]);
    expect(alone.out).toContain("flow_inside");
    const along = await terminal.run(["simulate", "outer.flow.json", "--with", "inside.flow.json", "--press", "1"]);
    expect(along.out).toContain("The call ends in Sales");
    const lost = await terminal.run(["simulate", "outer.flow.json", "--with", "no-flow.json"]);
    expect(lost.exitCode).toBe(2);
    expect(lost.err).toContain("no-flow.json");
  });

  it("writes what the caller hears and where the call goes", async () => {
    const { exitCode, out } = await terminal.run(["simulate", "plain.flow.json", "--press", "1"]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^00:00\.0 {2}/);
    expect(out).toContain("Sales");
  });

  it("keeps the order of what the caller does", async () => {
    const args = ["simulate", "plain.flow.json", "--press", "9", "--wait", "--press", "2", "-f", "json"];
    const { out } = await terminal.run(args);
    expect(JSON.parse(out)).toMatchObject({ end: { kind: "queue", keys: 2, unusedInputs: [] } });
  });

  it.each([
    [0, ["plain.flow.json", "--hang-up"]],
    [2, ["missing.flow.json"]],
    [2, ["no-flow.json"]],
    [2, ["plain.flow.json", "--press", "x"]],
    [2, ["plain.flow.json", "--stub", "node_sales"]],
    [2, ["plain.flow.json", "--stub", "node_sales={"]],
    [2, ["plain.flow.json", "--clock", "noon"]],
  ])("ends with %i for %j", async (code, args) => {
    expect((await terminal.run(["simulate", ...args])).exitCode).toBe(code);
  });

  it("lets blocks be answered", async () => {
    const args = [
      "simulate",
      "plain.flow.json",
      "--press",
      "1",
      "--stub",
      'node_sales={"queue":"closed"}',
      "-f",
      "json",
    ];
    expect((await terminal.run(args)).exitCode).toBe(1);
  });
});

describe("test", () => {
  it("says at which step a test fails and what comes instead", async () => {
    const { exitCode, out } = await terminal.run(["test", "broken.flow.json"]);
    expect(exitCode).toBe(1);
    expect(out).toContain("expected “Technical support” behind “Main menu”, key 2, but the call comes to “Sales”");
  });

  it.each([
    [1, ["outer.flow.json"]],
    [0, ["outer.flow.json", "inside.flow.json"]],
  ])("ends with %i for a test that goes into a sub-flow, given %j", async (code, files) => {
    expect((await terminal.run(["test", ...files])).exitCode).toBe(code);
  });

  it("says what the tests come by", async () => {
    const { exitCode, out } = await terminal.run(["test", "tested.flow.json"]);
    expect(exitCode).toBe(0);
    expect(out).toContain("The tests come by 5 of 5 blocks and 5 of 5 exits that callers can reach.");
  });

  it("writes JUnit and JSON", async () => {
    const junit = await terminal.run(["test", "broken.flow.json", "tested.flow.json", "--format", "junit"]);
    expect(junit.out).toContain('type="saved-test-fails"');
    const json = await terminal.run(["test", "broken.flow.json", "--format", "json"]);
    expect(JSON.parse(json.out)).toMatchObject([{ tests: [{ passed: true }, { passed: false }, {}, {}] }]);
  });

  it.each([
    [0, ["plain.flow.json"]],
    [2, ["no-flow.json", "tested.flow.json"]],
    [2, []],
  ])("ends with %i for %j", async (code, args) => {
    expect((await terminal.run(["test", ...args])).exitCode).toBe(code);
  });
});

describe("validate", () => {
  it("runs saved tests too", async () => {
    const { exitCode, out } = await terminal.run(["validate", "broken.flow.json", "--profile", "cxone-ivr-menus"]);
    expect(exitCode).toBe(1);
    expect(out).toContain("saved-test-fails");
  });
});
