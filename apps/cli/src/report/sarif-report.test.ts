import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultyFlow, warnedFlow } from "../testing/flows.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

let terminal: Terminal;
beforeAll(() => {
  terminal = openTerminal();
  terminal.write("flows/faulty & odd #1.flow.json", faultyFlow());
  const reason = 'Parked until "spring"';
  const ignoredProblems = [{ code: "unreachable-node", nodeId: "node_old", reason }];
  terminal.write("flows/ignoring.flow.json", { ...warnedFlow(), ignoredProblems });
  terminal.write("broken.json", { ...faultyFlow(), colour: 1 });
});
afterAll(() => terminal.remove());

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: Region;
  };
}
interface Sarif {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: string;
          readonly rules: readonly { readonly id: string; readonly helpUri: string; readonly help: { text: string } }[];
        };
      };
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly object[] },
      ];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [Location];
        readonly suppressions?: readonly object[];
      }[];
    },
  ];
}

async function sarifOf(...args: readonly string[]): Promise<Sarif["runs"][0]> {
  const { out } = await terminal.run(["validate", "--format", "sarif", ...args]);
  const log = JSON.parse(out) as Sarif;
  expect(log.version).toBe("2.1.0");
  return log.runs[0];
}

describe("validate as SARIF", () => {
  it("has for each result its rule, its level, its words and its place in the text", async () => {
    const { tool, results, invocations } = await sarifOf("flows");
    expect(invocations[0]).toEqual({ executionSuccessful: true, toolExecutionNotifications: [] });
    const found = results.find(({ ruleId }) => ruleId === "missing-no-input");
    expect(found).toMatchObject({
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "flows/faulty%20%26%20odd%20%231.flow.json", uriBaseId: "%SRCROOT%" },
            region: { startLine: 38, startColumn: 18, endLine: 41, endColumn: 8 },
          },
          logicalLocations: [{ name: "Main menu, no input" }],
        },
      ],
    });
    for (const { ruleId, ruleIndex, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(message.text).toMatch(/\.$/);
      const { startLine, startColumn, endLine, endColumn } = locations[0].physicalLocation.region;
      expect(Math.min(startLine, startColumn, endColumn)).toBeGreaterThanOrEqual(1);
      expect(endLine).toBeGreaterThanOrEqual(startLine);
    }
  });

  it("links each rule to its page, here or where it is published", async () => {
    const here = await sarifOf("flows");
    for (const { id, helpUri, help } of here.tool.driver.rules) {
      expect(new URL(helpUri).pathname).toMatch(new RegExp(`/docs/rules/${id}\\.md$`));
      expect(help.text).toMatch(new RegExp(`^${id}: `));
    }
    const there = await sarifOf("flows", "--rules-url", "https://example.com/rules");
    expect(there.tool.driver.rules.map(({ helpUri }) => helpUri)).toContain(
      "https://example.com/rules/missing-no-input.md",
    );
  });

  it("marks what the flow ignores as suppressed, with the reason", async () => {
    const { results } = await sarifOf("flows/ignoring.flow.json");
    const hidden = results.filter(({ suppressions }) => suppressions !== undefined);
    expect(hidden.map(({ ruleId }) => ruleId)).toEqual(["unreachable-node"]);
    expect(hidden[0]?.suppressions).toEqual([
      { kind: "inSource", status: "accepted", justification: 'Parked until "spring"' },
    ]);
  });

  it("tells what could not be judged, and that the run is not whole", async () => {
    const { invocations, results } = await sarifOf("broken.json", "missing.json");
    expect(results).toEqual([]);
    expect(invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          descriptor: { id: "unknown-key" },
          locations: [{ physicalLocation: { artifactLocation: { uri: "broken.json" } } }],
        },
        { descriptor: { id: "not-found" }, message: { text: "This file does not exist." } },
      ],
    });
  });
});
