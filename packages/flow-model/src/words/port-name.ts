// The one table of what exits are called: the drawing, the plan, reports and problems say the same.
const TITLES: ReadonlyMap<string, string> = new Map([
  ["next", "Then"],
  ["noInput", "No input"],
  ["noMatch", "No match"],
  ["collected", "Collected"],
  ["otherwise", "Otherwise"],
  ["open", "Open"],
  ["closed", "Closed"],
  ["holiday", "Holiday"],
  ["valid", "Valid"],
  ["invalid", "Not valid"],
  ["success", "Success"],
  ["unauthorized", "Not authorised"],
  ["notFound", "Not found"],
  ["clientError", "Refused"],
  ["serverError", "Server error"],
  ["timeout", "Timed out"],
  ["circuitOpen", "Service resting"],
  ["failed", "Failed"],
  ["unavailable", "Unavailable"],
]);

/** What people call an output port where it stands alone: "No input"; a port that people named themselves has no title. */
export function fixedPortTitle(port: string): string | undefined {
  return TITLES.get(port);
}

/** What people call an output port, in lower case: "key 3", "no input", "language es-ES". A branch is named by its id. */
export function portName(port: string): string {
  // Within a sentence, "then" is no name.
  if (port === "next") return "next step";
  const fixed = TITLES.get(port);
  if (fixed !== undefined) return fixed.toLowerCase();
  const colon = port.indexOf(":");
  const family = port.slice(0, colon);
  const name = port.slice(colon + 1);
  if (family === "key") return `key ${name}`;
  if (family === "lang") return `language ${name}`;
  if (family === "branch") return `branch ${name}`;
  return port;
}
