/**
 * Why a text is not SSML that can be spoken. Codes: `syntax` (not well-formed XML, an entity that is not defined, a
 * character that XML does not allow), `notSpeak` (the outermost element is not `<speak>`), `badValue` (a `<break>` or a
 * `<prosody rate>` that says no time or pace), `tooDeep`, `tooLong`.
 */
export interface SsmlFault {
  readonly code: "syntax" | "notSpeak" | "badValue" | "tooDeep" | "tooLong";
  /** UTF-16 units from the beginning of the text. */
  readonly position: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** One English sentence without a full stop, for instance "Missing end tag for element b". */
  readonly message: string;
}

/** A fault at a position; line and column follow from it. */
export function faultAt(
  ssml: string,
  position: number,
  { code, message }: Pick<SsmlFault, "code" | "message">,
): SsmlFault {
  const before = ssml.slice(0, position);
  const line = before.split("\n").length;
  return { code, position, line, column: position - before.lastIndexOf("\n"), message };
}
