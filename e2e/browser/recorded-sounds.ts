import type { Page } from "playwright-core";

/**
 * What a page makes heard, in order: "say en-US Hello", "tone 697", "stop" (all that is being said ends), "hold", "go on".
 * The browser's own functions are called too; whether a loudspeaker sounds cannot be seen here.
 */
export interface RecordedSounds {
  all(): Promise<readonly string[]>;
}

/** Begins to record what pages make heard that are opened from now on. */
export async function recordSounds(page: Page): Promise<RecordedSounds> {
  await page.addInitScript(recordInPage);
  return { all: () => page.evaluate(() => JSON.parse(document.documentElement.dataset["heard"] ?? "[]") as string[]) };
}

/** Runs in the page, before any of its scripts. */
function recordInPage(): void {
  const heard: string[] = [];
  const note = (line: string): void => {
    heard.push(line);
    document.documentElement.dataset["heard"] = JSON.stringify(heard);
  };
  const voice = globalThis.speechSynthesis;
  const speak = voice.speak.bind(voice);
  voice.speak = (words) => {
    note(`say ${words.lang} ${words.text}`);
    speak(words);
  };
  const noted = (call: () => void, line: string) => (): void => {
    note(line);
    call();
  };
  voice.cancel = noted(voice.cancel.bind(voice), "stop");
  voice.pause = noted(voice.pause.bind(voice), "hold");
  voice.resume = noted(voice.resume.bind(voice), "go on");
  const create = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function createOscillator(): OscillatorNode {
    const sine = create.call(this);
    const start = sine.start.bind(sine);
    sine.start = (when) => {
      note(`tone ${sine.frequency.value}`);
      start(when);
    };
    return sine;
  };
}
