import { callCoverage, describeTestFailure, runSavedTests, type SavedTestResult } from "@tonegraph/flow-simulator";
import type { Flow } from "@tonegraph/flow-model";
import { Option } from "commander";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { flowsById } from "../input/flows-by-id.ts";
import { readFlows, type ReadFlow } from "../input/read-flows.ts";
import type { CliIo } from "../io.ts";
import { counted } from "../report/counted.ts";
import { junitReport, type JunitSuite } from "../report/junit.ts";
import { printable } from "../report/printable.ts";
import type { AddCommand } from "./command-context.ts";

/** What `test` is asked to do. */
export interface TestRequest {
  readonly files: readonly string[];
  readonly format: "text" | "json" | "junit";
}

/** One file with the outcome of its saved tests. */
type Tested = Extract<ReadFlow, { flow: null }> | TestedFlow;
interface TestedFlow {
  readonly name: string;
  readonly flow: Flow;
  readonly results: readonly SavedTestResult[];
}

const HELP = `
Exit codes:
  0  every saved test passes (a flow without tests passes, and is named)
  1  a saved test fails
  2  a file cannot be read or is no flow, or the command is not right

Calls go into sub-flows that are among the files; another one they leave by its exit for failures.

Examples:
  tonegraph test support.flow.json
  tonegraph test "flows/**/*.flow.json" --format junit > tests.xml
`;

/** Adds `tonegraph test`. */
export const addTest: AddCommand = (program, { io, end }) => {
  program
    .command("test")
    .description("run the test calls that are saved in flows, and say what their callers would hear instead")
    .argument("<files...>", 'files, patterns in quotation marks, folders, or "-" for standard input')
    .addOption(
      new Option("-f, --format <form>", "form of the report").choices(["text", "json", "junit"]).default("text"),
    )
    .addHelpText("after", HELP)
    .action(async (files: readonly string[], options: Omit<TestRequest, "files">) => {
      end(await test({ ...options, files }, io));
    });
};

/** Runs the saved tests of all files and writes one report. */
export async function test({ files, format }: TestRequest, io: CliIo): Promise<ExitCode> {
  const all = await readFlows(files, io);
  const subflows = Object.fromEntries(flowsById(all.flatMap(({ flow }) => flow ?? [])));
  const tested = all.map((read): Tested => {
    return read.flow ? { name: read.name, flow: read.flow, results: runSavedTests(read.flow, { subflows }) } : read;
  });
  for (const part of reportIn(format, tested, io)) io.out(part);
  if (tested.some(({ flow }) => flow === null)) return EXIT.unusable;
  return tested.some((one) => failing(one).length > 0) ? EXIT.findings : EXIT.fine;
}

function reportIn(format: TestRequest["format"], tested: readonly Tested[], io: CliIo): Iterable<string> {
  if (format === "junit") return junitReport(tested.map(suiteOf));
  return format === "json" ? [`${JSON.stringify(tested.map(jsonOf), null, 2)}\n`] : textReport(tested, io);
}

function* textReport(tested: readonly Tested[], io: CliIo): Generator<string> {
  for (const one of tested) {
    yield `${io.paint("bold", printable(one.name))}\n`;
    if (one.flow === null) for (const fault of one.faults) yield `  ${printable(fault)}\n`;
    else yield* flowLines(one, io);
  }
  const results = tested.flatMap((one) => (one.flow === null ? [] : one.results));
  const failed = results.filter(({ passed }) => !passed).length;
  yield `\n${counted(results.length, "test")}, ${failed} failed.\n`;
}

function* flowLines({ flow, results }: TestedFlow, io: CliIo): Generator<string> {
  if (results.length === 0) yield "  This flow has no saved tests.\n";
  for (const { label, passed, failures } of results) {
    yield `  ${passed ? io.paint("green", "passed") : io.paint(["bold", "red"], "failed")}  ${printable(label)}\n`;
    for (const failure of failures) yield `    ${printable(describeTestFailure(failure, flow))}\n`;
  }
  if (results.length > 0) yield `  ${io.paint("dim", coverageWords({ flow, results }))}\n`;
}

function coverageWords({ flow, results }: Pick<TestedFlow, "flow" | "results">): string {
  const { nodes, ports } = coverageOf({ flow, results });
  const share = (part: { readonly visited: readonly unknown[]; readonly missed: readonly unknown[] }): string =>
    `${part.visited.length} of ${part.visited.length + part.missed.length}`;
  return `The tests come by ${share(nodes)} blocks and ${share(ports)} exits that callers can reach.`;
}

function coverageOf({ flow, results }: Pick<TestedFlow, "flow" | "results">): ReturnType<typeof callCoverage> {
  return callCoverage(
    flow,
    results.map(({ record }) => record),
  );
}

function jsonOf(one: Tested): object {
  if (one.flow === null) return { file: one.name, faults: one.faults };
  const tests = one.results.map(({ testId, label, passed, failures }) => ({
    id: testId,
    label,
    passed,
    failures: failures.map((failure) => ({ ...failure, words: describeTestFailure(failure, one.flow) })),
  }));
  return { file: one.name, tests, coverage: coverageOf(one) };
}

function suiteOf(one: Tested): JunitSuite {
  if (one.flow === null) {
    const cases = one.faults.map((message) => ({
      name: "is a flow",
      outcome: { kind: "error", type: "no-flow", message } as const,
    }));
    return { name: one.name, cases };
  }
  const cases = one.results.map(({ label, failures }) => {
    const [message = "", ...more] = failures.map((failure) => describeTestFailure(failure, one.flow));
    if (failures.length === 0) return { name: label };
    return {
      name: label,
      outcome: { kind: "failure", type: "saved-test-fails", message, details: more.join("\n") } as const,
    };
  });
  return { name: one.name, cases };
}

function failing(one: Tested): readonly SavedTestResult[] {
  return one.flow === null ? [] : one.results.filter(({ passed }) => !passed);
}
