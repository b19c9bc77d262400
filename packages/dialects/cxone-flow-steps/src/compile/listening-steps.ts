import { DTMF_KEYS, type Json, type NodeOfKind, type NoInput, type NoMatch } from "@tonegraph/flow-model";
import { partOf } from "../step-ids.ts";
import { stepOf, type BlockSteps, type Place } from "./place.ts";

const KEYPAD: ReadonlySet<string> = new Set(DTMF_KEYS);

/** menu → `Menu`. */
export function menuSteps(node: NodeOfKind<"menu">, place: Place): BlockSteps {
  tellRetries(node, place);
  if (node.speechEnabled === true || node.options.some(({ speech }) => Object.keys(speech ?? {}).length > 0))
    place.tell.dropped(
      "speech-input",
      `CXone's menus take keys only; spoken answers to ${place.name} are not understood.`,
    );
  const branches = onceEach(node.options, place).map(({ key }) => branch(key, place.exit(`key:${key}`)));
  return {
    steps: [
      stepOf(place.stepId, "Menu", {
        prompts: place.speak(node.promptId),
        ...listening(node.noInput),
        branches,
        noInputStepId: place.exit("noInput"),
        noMatchStepId: place.optionalExit("noMatch"),
        next: undefined,
      }),
    ],
  };
}

/** collect → `CollectInput`. */
export function collectSteps(node: NodeOfKind<"collect">, place: Place): BlockSteps {
  tellRetries(node, place);
  const { variable, minDigits, maxDigits, terminator, format, sensitive } = node;
  return {
    steps: [
      stepOf(place.stepId, "CollectInput", {
        prompts: place.speak(node.promptId),
        variable,
        minDigits,
        maxDigits,
        terminator,
        format,
        sensitive: sensitive === true ? true : undefined,
        ...listening(node.noInput),
        noInputStepId: place.exit("noInput"),
        noMatchStepId: place.optionalExit("noMatch"),
        next: place.exit("collected"),
      }),
    ],
  };
}

/** language → a `Menu` whose keys lead through a `SetVariables` of the language. */
export function languageSteps(node: NodeOfKind<"language">, place: Place): BlockSteps {
  const words = `CXone's steps have no choice of language: ${place.name} becomes a menu that sets the variable “language”.`;
  place.tell.approximated("language-as-menu", words);
  tellRetryPrompt(node.noInput.promptId, "silence", place);
  const options = onceEach(node.options, place);
  const choices = [...new Set(options.map(({ language }) => language))];
  const setter = (language: string): string => partOf(place.stepId, language);
  return {
    steps: [
      stepOf(place.stepId, "Menu", {
        prompts: place.speak(node.promptId),
        ...listening(node.noInput),
        branches: options.map(({ key, language }) => branch(key, setter(language))),
        noInputStepId: place.exit("noInput"),
        next: undefined,
      }),
      ...choices.map((language) =>
        stepOf(setter(language), "SetVariables", {
          assignments: { language: `'${language}'` },
          next: place.exit(`lang:${language}`),
        }),
      ),
    ],
  };
}

function listening({ timeoutMs, maxRepeats }: NoInput): { noInputTimeoutMs: number; maxRepeats: number } {
  return { noInputTimeoutMs: timeoutMs, maxRepeats };
}

function branch(key: string, nextStepId: string | undefined): Json {
  return { key, ...(nextStepId === undefined ? {} : { nextStepId }) };
}

function onceEach<Option extends { readonly key: string }>(options: readonly Option[], place: Place): Option[] {
  return options.filter((option, index) => {
    const { key } = option;
    if (!KEYPAD.has(key))
      place.tell.unsupported("key-not-on-keypad", `“${key}” in ${place.name} is no key of a telephone.`, { key });
    const isFirst = options.findIndex((other) => other.key === key) === index;
    if (!isFirst)
      place.tell.unsupported(
        "key-twice",
        `Key ${key} stands twice in ${place.name}; CXone would know one of them only. Remove one.`,
        { key },
      );
    return isFirst;
  });
}

function tellRetries(
  { noInput, noMatch }: { readonly noInput: NoInput; readonly noMatch: NoMatch },
  place: Place,
): void {
  tellRetryPrompt(noInput.promptId, "silence", place);
  tellRetryPrompt(noMatch.promptId, "a wrong key", place);
  if (noInput.maxRepeats === noMatch.maxRepeats) return;
  const words = `CXone counts silence and wrong keys together: ${place.name} is repeated ${noInput.maxRepeats} times for both, not ${noMatch.maxRepeats} times after a wrong key.`;
  place.tell.approximated("one-repeat-count", words);
}

function tellRetryPrompt(promptId: string | undefined, what: string, place: Place): void {
  if (promptId === undefined || promptId === "") return;
  const words = `CXone repeats the block's own words after ${what}; the prompt for that in ${place.name} is not sent.`;
  place.tell.dropped("retry-prompt", words, { promptId });
}
