const FIXED: ReadonlyMap<string, string> = new Map([
  ["next", "next step"],
  ["noInput", "no input"],
  ["noMatch", "no match"],
  ["collected", "digits collected"],
  ["otherwise", "otherwise"],
  ["open", "open"],
  ["closed", "closed"],
  ["holiday", "holiday"],
  ["valid", "valid"],
  ["invalid", "invalid"],
  ["success", "success"],
  ["unauthorized", "unauthorized"],
  ["notFound", "not found"],
  ["clientError", "client error"],
  ["serverError", "server error"],
  ["timeout", "timeout"],
  ["circuitOpen", "circuit open"],
  ["failed", "failed"],
  ["unavailable", "unavailable"],
]);

/** What people call an output port, in lower case: "key 3", "no input", "language es-ES". A branch is named by its id. */
export function portName(port: string): string {
  const fixed = FIXED.get(port);
  if (fixed !== undefined) return fixed;
  const colon = port.indexOf(":");
  const family = port.slice(0, colon);
  const name = port.slice(colon + 1);
  if (family === "key") return `key ${name}`;
  if (family === "lang") return `language ${name}`;
  if (family === "branch") return `branch ${name}`;
  return port;
}
