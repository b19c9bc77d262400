import type { JsonLike } from "../json.ts";
import { duration, quoted, valueWords } from "./value-words.ts";

/** How people call a field of a node, and how they say its value. */
export interface FieldWords {
  readonly name: string;
  say(value: JsonLike | undefined): string;
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function plain(value: JsonLike | undefined): string {
  return typeof value === "string" && value !== "" ? value : valueWords(value);
}

function milliseconds(value: JsonLike | undefined): string {
  return typeof value === "number" ? duration(value) : valueWords(value);
}

function onOff(value: JsonLike | undefined): string {
  return value === true ? "on" : "off";
}

function code(value: JsonLike | undefined): string {
  return typeof value === "string" && value !== "" ? quoted(value) : valueWords(value);
}

function weeklyHours(value: JsonLike | undefined): string {
  if (!Array.isArray(value)) return valueWords(value);
  const spans = value.map((span: JsonLike) => spanWords(span));
  return spans.length === 0 ? "none" : spans.join("; ");
}

function spanWords(span: JsonLike): string {
  if (span === null || typeof span !== "object" || !("days" in span)) return valueWords(span);
  const { days: numbers } = span;
  const days = Array.isArray(numbers) ? numbers.map((day) => DAYS[Number(day) - 1] ?? String(day)) : [];
  return `${days.join(", ")} ${plain(span["from"])}–${plain(span["to"])}`;
}

function holidayWords(value: JsonLike | undefined): string {
  if (!Array.isArray(value)) return valueWords(value);
  const days = value.map((day: JsonLike) => {
    const known = day !== null && typeof day === "object" && "date" in day;
    return known ? `${plain(day["date"])} (${plain(day["label"])})` : valueWords(day);
  });
  return days.length === 0 ? "none" : days.join(", ");
}

const FIELDS: Readonly<Record<string, readonly [name: string, say: FieldWords["say"]]>> = {
  interruptible: ["interrupting by key", onOff],
  "noInput.timeoutMs": ["the wait for a key", milliseconds],
  "noInput.maxRepeats": ["the number of repeats after no input", plain],
  "noMatch.maxRepeats": ["the number of repeats after no match", plain],
  speechEnabled: ["speech recognition", onOff],
  variable: ["the variable", plain],
  minDigits: ["the lowest number of digits", plain],
  maxDigits: ["the highest number of digits", plain],
  terminator: ["the closing key", plain],
  format: ["the format", plain],
  "format.pattern": ["the format's pattern", code],
  sensitive: ["hiding the digits", onOff],
  scheduleId: ["the schedule", plain],
  timeZone: ["the time zone", plain],
  holidays: ["the list of holidays", holidayWords],
  weekly: ["the weekly schedule", weeklyHours],
  operation: ["the operation", plain],
  input: ["the input", code],
  method: ["the method", plain],
  url: ["the address", plain],
  body: ["the body", code],
  timeoutMs: ["the time limit", milliseconds],
  "retry.maxRetries": ["the number of retries", plain],
  "retry.backoff": ["the pause between retries", plain],
  "retry.onStatus": ["the list of retried statuses", plain],
  "authentication.kind": ["the authentication", plain],
  "authentication.secretRef": ["the secret's reference", plain],
  "authentication.headerName": ["the key's header", plain],
  "authentication.tokenUrl": ["the token address", plain],
  "authentication.scopes": ["the list of scopes", plain],
  defaultResponse: ["the default response", valueWords],
  "circuitBreaker.failures": ["the number of failures that opens the circuit", plain],
  "circuitBreaker.coolDownMs": ["the pause of an open circuit", milliseconds],
  "asyncCallback.maxWaitMs": ["the wait for the callback", milliseconds],
  flowId: ["the sub-flow", plain],
  pass: ["the list of variables passed", plain],
  return: ["the list of variables returned", plain],
  queueId: ["the queue", plain],
  priority: ["the priority", plain],
  agentId: ["the agent", plain],
  number: ["the number", plain],
  mailboxId: ["the mailbox", plain],
  outcome: ["the outcome", plain],
  dialect: ["the dialect", plain],
  type: ["the type", plain],
  config: ["the configuration", valueWords],
  ports: ["the list of exits", plain],
  terminal: ["ending the call", onOff],
};

const FAMILIES: Readonly<Record<string, (name: string) => string>> = {
  headers: (name) => `the header ${name}`,
  assignments: (name) => `the value of ${name}`,
  responseMapping: (name) => `where ${name} comes from`,
};

/** The words of a field, named by its path with dots; a field without words of its own is called by its name. */
export function fieldWords(path: string): FieldWords {
  const entry = Object.hasOwn(FIELDS, path) ? FIELDS[path] : undefined;
  if (entry) return { name: entry[0], say: entry[1] };
  const dot = path.indexOf(".");
  const family = path.slice(0, Math.max(dot, 0));
  const name = Object.hasOwn(FAMILIES, family) ? FAMILIES[family]?.(path.slice(dot + 1)) : undefined;
  return { name: name ?? path, say: code };
}

/** A sentence about one field: set, removed, or another value. */
export function fieldChange(path: string, before: JsonLike | undefined, after: JsonLike | undefined): string {
  const { name, say } = fieldWords(path);
  if (say === onOff) return `${name} is now ${say(after)} (was ${say(before)})`;
  if (before === undefined) return `${name} is set to ${say(after)}`;
  if (after === undefined) return `${name} is removed (was ${say(before)})`;
  return `${name} is now ${say(after)} (was ${say(before)})`;
}
