import { portName } from "@tonegraph/flow-model";
import type { RemarkCode } from "../effect.ts";
import { duration } from "./en-effects.ts";
import type { LineContext } from "./line-context.ts";

/** The words of every remark. */
export type RemarkLines = Readonly<Record<RemarkCode, (context: LineContext) => string>>;

/** English words. */
export const englishRemarks: RemarkLines = {
  inputIgnored: ({ text, name }) => {
    if (text("what") === "words") return `Nobody listens to words in ${name()}: they do nothing`;
    if (text("what") === "typedAhead")
      return `${text("key")}, pressed earlier, is dropped: it was meant for another question`;
    return `Key ${text("key")} does nothing in ${name()}`;
  },
  typedAhead: ({ text, name }) => `${text("key")}, pressed earlier, answers ${name()} before it is asked`,
  messagePassedOver: ({ text, name }) => `${name()} is not played: ${text("key")} was pressed before it began`,
  clockInvalid: ({ text }) =>
    `“${text("clock")}” is no time with a zone: the call arrives at ${text("instead")} instead`,
  languageUnknown: ({ text }) => `The flow does not speak ${text("language")}: the call begins in ${text("instead")}`,
  outsideWindow: ({ text }) =>
    `The flow is only to be heard from ${text("from")} until ${text("until")}; this call goes on all the same`,
  recordingLengthUnknown: ({ text, prompt }) =>
    `Nobody knows how long the recording “${prompt(text("promptId"))}” is: it counts as 0 s`,
  promptMissing: ({ text, name, prompt }) =>
    text("promptId") === ""
      ? `${name()} has no prompt: the caller hears nothing`
      : `The prompt “${prompt(text("promptId"))}” of ${name()} has no text: the caller hears nothing`,
  translationMissing: ({ text, prompt }) =>
    `“${prompt(text("promptId"))}” has no text in ${text("language")}: it is heard in ${text("instead")}`,
  unwiredExit: ({ text, name }) =>
    text("target") === ""
      ? `The exit “${portName(text("port"))}” of ${name()} leads nowhere`
      : `The exit “${portName(text("port"))}” of ${name()} leads to ${text("target")}, which does not exist`,
  unknownZone: ({ text, name }) => `There is no time zone “${text("timeZone")}”: ${name()} counts as closed`,
  scheduleAssumedOpen: ({ text }) => `The schedule ${text("scheduleId")} is kept at the vendor: it is taken to be open`,
  expressionFault: ({ text, prompt }) =>
    text("where") === ""
      ? `“${prompt(text("promptId"))}” has a placeholder that cannot be read: it is left out`
      : `The expression of “${text("where")}” cannot be read (${text("why")}): it gives nothing`,
  patternFault: ({ text, name }) => `The pattern ${text("pattern")} of ${name()} cannot be read: nothing fits it`,
  pathFault: ({ text }) => `The path for ${text("variable")} cannot be read (${text("why")}): it gives nothing`,
  transformInvalid: ({ text, name }) =>
    `${name()} makes nothing valid of ${text("input") === "" ? "nothing" : `“${text("input")}”`}`,
  requestAssumed: ({ name }) =>
    `Nobody has said how the web service of ${name()} answers: it is taken to answer 200 with nothing`,
  requestRetried: ({ number }) =>
    `Status ${number("status")}: asks again in ${duration(number("waitMs"))} (${number("attempt")} of ${number("of")})`,
  breakerOpened: ({ number, name }) =>
    `${number("failures") === 1 ? "A failure" : `${number("failures")} failures in a row`}: ${name()} is not asked any more for ${duration(number("coolDownMs"))}`,
  breakerOpen: ({ number, name }) =>
    `The web service of ${name()} has failed too often and is not asked for another ${duration(number("forMs"))}`,
  callbackMissing: ({ number }) => `The result that was promised does not come within ${duration(number("waitedMs"))}`,
  subflowUnknown: ({ text }) =>
    text("flowId") === ""
      ? "The sub-flow block names no flow: it fails"
      : `The sub-flow ${text("flowId")} is not known here: it fails`,
  subflowTooDeep: ({ number }) => `More than ${number("limit")} sub-flows are inside of each other: the next one fails`,
  subflowReturns: () => "The sub-flow is done and goes back to the flow that called it",
  blockGone: () => "The block where the call was is no longer in the flow",
  vendorBlockAssumed: ({ text, name }) =>
    text("port") === ""
      ? `What ${name()} does is the vendor’s secret: it is taken to end the call`
      : `What ${name()} does is the vendor’s secret: it is taken to leave by “${portName(text("port"))}”`,
  fallback: ({ text, kind }) =>
    `The flow’s fallback takes over: ${[kind(text("kind")), text("to")].filter((part) => part !== "").join(" ")}`,
  stubUnfit: ({ name }) => `The answer given for ${name()} is not of the kind that it asks for, and is not used`,
  queueClosed: ({ text, name }) => `The queue ${text("queue") === "" ? name() : text("queue")} is ${text("state")}`,
  transferFailed: ({ text, name }) =>
    `${text("to") === "" ? name() : text("to")} ${text("why") === "busy" ? "is busy" : "does not answer"}`,
  digitsRefused: ({ text }) => `Key ${text("key")} does nothing while the caller is being connected`,
  boundReached: ({ text, number }) => boundWords(text("what"), number("limit")),
};

function boundWords(what: string, limit: number): string {
  if (what === "time") return `The call has lasted ${limit / 3_600_000} hours: it goes in circles or waits for ever`;
  if (what === "events") return `The caller has done ${limit} things and the call is not over`;
  return `The call has come by ${limit} blocks and questions: it goes in circles`;
}
