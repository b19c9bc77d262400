import { DEFAULT_CLOCK, type CallSetup } from "../call-setup.ts";
import type { Effect } from "../effect.ts";
import type { Machine } from "./block.ts";
import { remark } from "./remark.ts";
import type { CallObserver, LiveCall, Run } from "./run.ts";

const DEFAULT_CLOCK_MS = Date.parse(DEFAULT_CLOCK);
/** With an offset: a local time would depend on the machine that simulates. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A call arrives: about to enter the start block. */
export function arrive(
  machine: Machine,
  setup: CallSetup,
  { effects, observer }: { readonly effects?: Effect[] | undefined; readonly observer?: CallObserver | undefined },
): Run {
  const { main } = machine;
  const clockMs = setup.clock === undefined ? DEFAULT_CLOCK_MS : instant(setup.clock);
  const isKnown = setup.language === undefined || main.flow.languages.includes(setup.language);
  const language = isKnown ? (setup.language ?? main.flow.defaultLanguage) : main.flow.defaultLanguage;
  const run: Run = {
    machine,
    call: newCall({ machine, setup, language, clockMs: clockMs ?? DEFAULT_CLOCK_MS }),
    effects: effects ?? null,
    observer: observer ?? null,
    flow: main,
    block: main.start,
    entering: main.start,
    followingKeys: "",
    unreached: null,
  };
  if (clockMs === null) remark(run, "clockInvalid", { clock: setup.clock ?? "", instead: DEFAULT_CLOCK });
  if (!isKnown) remark(run, "languageUnknown", { language: setup.language ?? "", instead: language });
  remarkWindow(run);
  return run;
}

interface Arrival {
  readonly machine: Machine;
  readonly setup: CallSetup;
  readonly language: string;
  readonly clockMs: number;
}

function newCall({ machine: { main }, setup, language, clockMs }: Arrival): LiveCall {
  return {
    phase: "speaking",
    nodeId: main.start.id,
    within: [],
    atMs: 0,
    sinceMs: 0,
    untilMs: 0,
    promptId: null,
    promptEndsMs: 0,
    nextPrompts: [],
    language,
    secrets: [],
    variables: { ...main.variables, ...setup.variables, language },
    digits: "",
    typedAhead: "",
    noInputs: 0,
    noMatches: 0,
    visits: 0,
    turns: 0,
    keys: 0,
    done: false,
    request: null,
    breakers: setup.breakers ?? {},
    answered: {},
    flowId: null,
    frames: [],
    clockMs,
    stubs: setup.stubs ?? {},
    end: null,
  };
}

/** A version is heard in its window only; a test call may look at it before, and is told so. */
function remarkWindow(run: Run): void {
  const window = run.flow.flow.activeWindow;
  if (window === undefined) return;
  const { clockMs } = run.call;
  if (clockMs >= Date.parse(window.from) && clockMs < Date.parse(window.until)) return;
  remark(run, "outsideWindow", { from: window.from, until: window.until });
}

function instant(clock: string): number | null {
  const moment = INSTANT.test(clock) ? Date.parse(clock) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}
