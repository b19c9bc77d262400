import { callInputSchema, callStubSchema, nodeIdSchema, type CallInput } from "@tonegraph/flow-model";
import {
  createSimulator,
  runCall,
  transcriptOf,
  type CallRecord,
  type CallSetup,
  type TranscriptLine,
} from "@tonegraph/flow-simulator";
import { InvalidArgumentError, Option } from "commander";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { flowsById } from "../input/flows-by-id.ts";
import { readFlows } from "../input/read-flows.ts";
import type { CliIo } from "../io.ts";
import { printable } from "../report/printable.ts";
import type { AddCommand } from "./command-context.ts";

/** What `simulate` is asked to do. */
export interface SimulateRequest {
  readonly file: string;
  /** Files, patterns or folders with the flows that its sub-flow blocks may lead into. */
  readonly with: readonly string[];
  readonly format: "text" | "json";
  readonly input: readonly CallInput[];
  readonly stub: NonNullable<CallSetup["stubs"]>;
  readonly clock?: string;
  readonly language?: string;
}

const HELP = `
What the caller does, in order: each waits for the next block that listens; then the caller is silent.
  --press 1          keys, one or several ("204#")
  --say "billing"    words, where the menu understands speech
  --wait             says nothing until the block asks again
  --hang-up          hangs up

How the outside answers a block:
  --stub node_lookup='{"status":200,"body":{"tier":"gold"}}'
  --stub node_sales='{"queue":"closed"}'
  --stub node_hours='{"hours":"holiday"}'

Exit codes: 0 the call came to an end of the flow, 1 it did not, 2 the file or the command is not right.
`;

/** Adds `tonegraph simulate`. */
export const addSimulate: AddCommand = (program, { io, end }) => {
  const inOrder = optionsInOrder();
  program
    .command("simulate")
    .description("call a flow and say, second by second, what the caller hears and where the call goes")
    .argument("<file>", 'a flow, or "-" for standard input')
    .addOption(inOrder("--press <keys>", "press keys", (press) => ({ press })))
    .addOption(inOrder("--say <words>", "say something", (say) => ({ say })))
    .addOption(inOrder("--wait", "say nothing", () => ({ wait: true })))
    .addOption(inOrder("--hang-up", "hang up", () => ({ hangUp: true })))
    .option("--stub <answer>", "how a block is answered: <block id>=<JSON>", readStub, {})
    .option("--clock <time>", "when the call arrives, ISO 8601 with offset", readClock)
    .option("--language <tag>", "the caller's language")
    .option("--with <files...>", "other flows, which its sub-flow blocks may lead into", [])
    .addOption(new Option("-f, --format <form>", "form of the answer").choices(["text", "json"]).default("text"))
    .addHelpText("after", HELP)
    .action(async (file: string, options: Options) => {
      const { press = [], say = [], wait = [], hangUp = [], ...request } = options;
      const input = [...press, ...say, ...wait, ...hangUp].sort((a, b) => a.place - b.place).map((done) => done.input);
      end(await simulate({ ...request, file, input }, io));
    });
};

/** Simulates one call and writes its transcript, or the whole record as JSON. */
export async function simulate(request: SimulateRequest, io: CliIo): Promise<ExitCode> {
  const [read, ...others] = await readFlows([request.file, ...request.with], io);
  const unread = [read, ...others].flatMap((one) => (one && one.flow === null ? [one] : []));
  for (const { name, faults } of unread) for (const fault of faults) io.err(`${printable(`${name}: ${fault}`)}\n`);
  if (!read?.flow || unread.length > 0) return EXIT.unusable;
  const { clock, language, stub } = request;
  const setup = {
    stubs: stub,
    ...(clock === undefined ? {} : { clock }),
    ...(language === undefined ? {} : { language }),
  };
  const subflows = Object.fromEntries(flowsById(others.flatMap(({ flow }) => flow ?? [])));
  const record = runCall(createSimulator(read.flow, { subflows }), { setup, inputs: request.input });
  const lines = transcriptOf(record.effects, read.flow, subflows);
  for (const part of request.format === "json" ? jsonOf(record, lines) : linesOf(record, lines)) io.out(part);
  return record.end.reason === "terminal" || record.end.reason === "hungUp" ? EXIT.fine : EXIT.findings;
}

function* linesOf({ end }: CallRecord, transcript: readonly TranscriptLine[]): Generator<string> {
  for (const { atMs, line } of transcript) yield `${clockFace(atMs)}  ${printable(line)}\n`;
  const left = end.unusedInputs.length;
  if (left > 0)
    yield `${left === 1 ? "One thing that the caller wanted to do was" : `${left} things that the caller wanted to do were`} left over.\n`;
}

function* jsonOf({ steps, end }: CallRecord, transcript: readonly TranscriptLine[]): Generator<string> {
  yield `${JSON.stringify({ steps, end, transcript }, null, 2)}\n`;
}

function clockFace(atMs: number): string {
  const tenths = Math.round(atMs / 100);
  const minutes = String(Math.floor(tenths / 600)).padStart(2, "0");
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, "0")}`;
}

/** One thing that the caller does, with its place on the command line: options of several names keep their order. */
interface Done {
  readonly place: number;
  readonly input: CallInput;
}

type Options = Omit<SimulateRequest, "file" | "input"> & {
  readonly press?: readonly Done[];
  readonly say?: readonly Done[];
  readonly wait?: readonly Done[];
  readonly hangUp?: readonly Done[];
};

/** Makes options that share one count of places. */
function optionsInOrder(): (flags: string, words: string, toInput: (text: string) => unknown) => Option {
  let place = 0;
  return (flags, words, toInput) =>
    new Option(flags, words).argParser((text: string, before: readonly Done[] | undefined): readonly Done[] => {
      const input = callInputSchema.safeParse(toInput(text));
      if (!input.success) throw new InvalidArgumentError("Keys are 0 to 9, * and #.");
      place += 1;
      return [...(before ?? []), { place, input: input.data }];
    });
}

function readStub(text: string, before: NonNullable<CallSetup["stubs"]>): NonNullable<CallSetup["stubs"]> {
  const equals = text.indexOf("=");
  const nodeId = nodeIdSchema.safeParse(text.slice(0, equals));
  if (equals < 0 || !nodeId.success) throw new InvalidArgumentError("It must be <block id>=<JSON>, node_lookup={…}.");
  const answer = callStubSchema.safeParse(parsedJson(text.slice(equals + 1)));
  if (answer.success) return { ...before, [nodeId.data]: answer.data };
  throw new InvalidArgumentError('What stands behind "=" is no answer. tonegraph simulate --help has examples.');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readClock(text: string): string {
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError("It must be a time with its offset: 2026-12-24T18:30:00+01:00.");
}
