/** What is spoken: words in a language (BCP 47). */
export interface SpokenPart {
  readonly words: string;
  readonly language: string;
}

/** What a test call makes heard. */
export interface CallSounds {
  /** Speaks parts one after the other, behind what is being spoken. */
  speak(parts: readonly SpokenPart[]): void;
  isSpeaking(): boolean;
  silence(): void;
  /** Stops in the middle of a word, or goes on there. */
  hold(held: boolean): void;
  tone(key: string): void;
}

/** The browser's parts that make sound; absent where a browser has none. */
export interface SoundDevices {
  readonly speech: Pick<SpeechSynthesis, "speak" | "cancel" | "pause" | "resume" | "speaking"> | null;
  readonly utterance: (words: string) => SpeechSynthesisUtterance;
  readonly audio: () => AudioContext | null;
}

const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const LAYOUT = "123456789*0#";
const TONE_SECONDS = 0.15;
const VOLUME = 0.08;

/** The two frequencies of a key in Hz (ITU-T Q.23); null for anything but a key. */
export function keyFrequencies(key: string): readonly [number, number] | null {
  const place = key.length === 1 ? LAYOUT.indexOf(key) : -1;
  const [row, column] = [ROWS[Math.floor(place / 3)], COLUMNS[place % 3]];
  return row === undefined || column === undefined ? null : [row, column];
}

/** Sounds out of the browser's own voice and oscillators. */
export function createCallSounds({ speech, utterance, audio }: SoundDevices): CallSounds {
  let context: AudioContext | null = null;
  return {
    speak(parts) {
      for (const { words, language } of parts) {
        const spoken = utterance(words);
        spoken.lang = language;
        speech?.speak(spoken);
      }
    },
    isSpeaking: () => speech?.speaking ?? false,
    silence() {
      speech?.cancel();
      // A browser that was held stays so for all that follows.
      speech?.resume();
    },
    hold: (held) => (held ? speech?.pause() : speech?.resume()),
    tone(key) {
      const frequencies = keyFrequencies(key);
      context ??= audio();
      if (!frequencies || !context) return;
      for (const frequency of frequencies) playSine(context, frequency);
    },
  };
}

function playSine(context: AudioContext, frequency: number): void {
  const sine = context.createOscillator();
  const volume = context.createGain();
  sine.frequency.value = frequency;
  volume.gain.value = VOLUME;
  sine.connect(volume).connect(context.destination);
  sine.start();
  sine.stop(context.currentTime + TONE_SECONDS);
}

/** The sounds of the browser that shows this page. */
export function browserSounds(): CallSounds {
  return createCallSounds({
    speech: "speechSynthesis" in globalThis ? globalThis.speechSynthesis : null,
    utterance: (words) => new SpeechSynthesisUtterance(words),
    audio: () => ("AudioContext" in globalThis ? new AudioContext() : null),
  });
}
