const WHEN: Readonly<Record<string, string>> = {
  next: "when it is done",
  noInput: "when the caller presses nothing",
  noMatch: "when the caller presses a wrong key",
  collected: "when the digits are in",
  otherwise: "when no branch applies",
  open: "while it is open",
  closed: "while it is closed",
  holiday: "on holidays",
  valid: "when the value is valid",
  invalid: "when the value is not valid",
  success: "when the request succeeds",
  unauthorized: "when the request is not authorised",
  notFound: "when nothing is found",
  clientError: "when the request is refused",
  serverError: "when the service is broken",
  timeout: "when the service takes too long",
  circuitOpen: "while the service is switched off after failures",
  failed: "when it fails",
  unavailable: "when nobody is available",
};

/** When a call leaves by a port, as the end of a clause. */
export function portWords(port: string): string {
  const [kind = "", name = ""] = splitOnce(port);
  if (kind === "key") return `when the caller presses ${name}`;
  if (kind === "lang") return `when the caller chooses ${name}`;
  if (kind === "branch") return `in its branch ${name}`;
  return WHEN[port] ?? `by its exit ${port}`;
}

function splitOnce(port: string): string[] {
  const colon = port.indexOf(":");
  return colon < 0 ? [port] : [port.slice(0, colon), port.slice(colon + 1)];
}
