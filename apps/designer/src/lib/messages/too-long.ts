import { words } from "./words.ts";

/** What to say at a field whose text the server would refuse for its length; what somebody pasted is never cut instead. */
export function tooLong(text: string, most: number): string | undefined {
  return text.length > most ? words.shell.tooLong(most, text.length) : undefined;
}
