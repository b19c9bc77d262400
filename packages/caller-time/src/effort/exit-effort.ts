import type { FlowNode, NodeOfKind, PromptId } from "@tonegraph/flow-model";

/** Who the caller is: one who knows the menu by heart, one who listens and chooses, one who uses up every chance. */
export type EffortCase = "best" | "typical" | "worst";

/** What something costs a caller. */
export interface Effort {
  readonly seconds: number;
  readonly keys: number;
}

/** Spoken seconds of a prompt; 0 for one that is not known or does not exist. */
export type SecondsOf = (promptId: PromptId) => number;

/** How long it takes to press a key that one has made up one's mind about: our own assumption. */
const PRESS_SECONDS = 0.5;
/** How long a caller thinks behind the words of an option: our own assumption. */
const REACTION_SECONDS = 1;
/** The longest pause between two digits: the default of Genesys Cloud. */
const DIGIT_PAUSE_SECONDS = 3;
/** How long a web service usually takes to answer: our own assumption. */
const ANSWER_SECONDS = 1;
const NONE: Effort = { seconds: 0, keys: 0 };

/** What a caller spends in a node until leaving it by this exit. Nodes that neither speak nor wait cost nothing. */
export function exitEffort(node: FlowNode, port: string, { of, secondsOf }: EffortQuestion): Effort {
  switch (node.kind) {
    case "message":
      return messageEffort(node, { of, secondsOf });
    case "menu":
      return listeningEffort(menuQuestion(node, port, secondsOf), port, of);
    case "language":
      return listeningEffort(languageQuestion(node, port, secondsOf), port, of);
    case "collect":
      return listeningEffort(collectQuestion(node, secondsOf), port, of);
    case "httpRequest":
      return requestEffort(node, port, of);
    default:
      return NONE;
  }
}

/** For whom the effort is asked, and how long prompts are. */
export interface EffortQuestion {
  readonly of: EffortCase;
  readonly secondsOf: SecondsOf;
}

/** Whoever knows the menu types ahead and so cuts a message short, where it can be cut. */
function messageEffort(node: NodeOfKind<"message">, { of, secondsOf }: EffortQuestion): Effort {
  return of === "best" && node.interruptible !== false ? NONE : { seconds: secondsOf(node.promptId), keys: 0 };
}

/** What a node says and how long it listens, in seconds; a repeat says its own prompt first, then the main one again. */
interface Listening {
  readonly prompt: number;
  readonly timeout: number;
  readonly silence: { readonly repeats: number; readonly prompt: number };
  readonly wrongKey: { readonly repeats: number; readonly prompt: number };
  /** How much of the prompt is heard before the caller knows what to press. */
  readonly heardShare: number;
  /** How many keys an answer has. */
  readonly keys: Readonly<Record<EffortCase, number>>;
}

const ONE_KEY: Listening["keys"] = { best: 1, typical: 1, worst: 1 };

function menuQuestion(node: NodeOfKind<"menu">, port: string, secondsOf: SecondsOf): Listening {
  const place = node.options.findIndex(({ key }) => `key:${key}` === port);
  const heardShare = place < 0 ? 1 : (place + 1) / node.options.length;
  return { ...asked(node, secondsOf), heardShare, keys: ONE_KEY };
}

function languageQuestion(node: NodeOfKind<"language">, port: string, secondsOf: SecondsOf): Listening {
  const place = node.options.findIndex(({ language }) => `lang:${language}` === port);
  const heardShare = place < 0 ? 1 : (place + 1) / node.options.length;
  return { ...asked({ ...node, noMatch: { maxRepeats: 0 } }, secondsOf), heardShare, keys: ONE_KEY };
}

function collectQuestion(node: NodeOfKind<"collect">, secondsOf: SecondsOf): Listening {
  const least = Math.max(1, node.minDigits);
  const most = Math.max(least, node.maxDigits);
  const terminator = node.terminator !== undefined && most > least ? 1 : 0;
  const typical = Math.ceil((least + most) / 2) + terminator;
  return {
    ...asked(node, secondsOf),
    heardShare: 1,
    keys: { best: least + terminator, typical, worst: most + terminator },
  };
}

type Asking = Pick<NodeOfKind<"menu">, "promptId" | "noInput" | "noMatch">;

function asked({ promptId, noInput, noMatch }: Asking, secondsOf: SecondsOf): Omit<Listening, "heardShare" | "keys"> {
  const repeated = ({ maxRepeats, promptId: own }: Asking["noMatch"]): Listening["silence"] => ({
    repeats: Math.max(0, maxRepeats),
    prompt: own === undefined ? 0 : secondsOf(own),
  });
  return {
    prompt: secondsOf(promptId),
    // Nobody can press a key in less time than that, so a shorter one is a mistake and not a quick caller.
    timeout: Math.max(PRESS_SECONDS, noInput.timeoutMs / 1000),
    silence: repeated(noInput),
    wrongKey: repeated(noMatch),
  };
}

function listeningEffort(question: Listening, port: string, of: EffortCase): Effort {
  if (port === "noInput") return silenceEffort(question, of);
  return port === "noMatch" ? wrongKeyEffort(question, of) : answerEffort(question, of);
}

/** Before the block has stopped waiting. */
function reaction({ timeout }: Listening): number {
  return Math.min(REACTION_SECONDS, timeout);
}

/** Hears everything, and answers at the last moment. */
function wholeTurn({ prompt, timeout }: Listening): number {
  return prompt + timeout;
}

function allRepeats(question: Listening, { repeats, prompt }: Listening["silence"]): number {
  return repeats * (prompt + wholeTurn(question));
}

function answerEffort(question: Listening, of: EffortCase): Effort {
  const keys = question.keys[of];
  if (of === "best") return { seconds: keys * PRESS_SECONDS, keys };
  if (of === "typical")
    return { seconds: question.prompt * question.heardShare + reaction(question) + (keys - 1) * PRESS_SECONDS, keys };
  return {
    seconds:
      allRepeats(question, question.silence) +
      allRepeats(question, question.wrongKey) +
      wholeTurn(question) +
      (keys - 1) * DIGIT_PAUSE_SECONDS,
    keys: keys + question.wrongKey.repeats,
  };
}

function silenceEffort(question: Listening, of: EffortCase): Effort {
  const silent = wholeTurn(question) + allRepeats(question, question.silence);
  if (of !== "worst") return { seconds: silent, keys: 0 };
  return { seconds: silent + allRepeats(question, question.wrongKey), keys: question.wrongKey.repeats };
}

function wrongKeyEffort(question: Listening, of: EffortCase): Effort {
  const { repeats, prompt } = question.wrongKey;
  const keys = repeats + 1;
  if (of === "best") return { seconds: keys * PRESS_SECONDS, keys };
  if (of === "typical") return { seconds: keys * (question.prompt + reaction(question)) + repeats * prompt, keys };
  const wrong = wholeTurn(question) + allRepeats(question, question.wrongKey);
  return { seconds: wrong + allRepeats(question, question.silence), keys };
}

function requestEffort(node: NodeOfKind<"httpRequest">, port: string, of: EffortCase): Effort {
  if (port === "circuitOpen") return NONE;
  const once = Math.max(0, node.timeoutMs) / 1000;
  const longest = once * (1 + Math.max(0, node.retry?.maxRetries ?? 0)) + (node.asyncCallback?.maxWaitMs ?? 0) / 1000;
  if (of === "worst") return { seconds: longest, keys: 0 };
  if (port === "timeout") return { seconds: once, keys: 0 };
  return { seconds: of === "best" ? 0 : Math.min(ANSWER_SECONDS, once), keys: 0 };
}
