import { portName } from "@tonegraph/flow-model";
import { both, duration, fixTarget, sentence, times, alternatives } from "./en-nouns.ts";
import { portWords } from "./en-ports.ts";
import type { Wording, Words } from "./words.ts";

/** English words for the rules about web requests and what happens when they fail. */
export const requestWordings = {
  "unhandled-error-port": {
    problem: (w) =>
      sentence(
        `${w.here()} leads nowhere ${alternatives(w.list("ports").map(portWords))}: those callers hear nothing more and are cut off.`,
      ),
    fix: (w) => `Lead them to ${fixTarget(w)}`,
  },
  "errors-share-one-exit": {
    problem: (w) =>
      sentence(
        `${w.here()} leads to ${w.node(w.text("target"))} both when the question was wrong (${exits(w, "client")}) and when the service does not answer (${exits(w, "server")}): callers who mistyped could be asked again, the others cannot be helped by that.`,
      ),
  },
  "invalid-url": {
    problem: (w) =>
      sentence(
        w.text("reason") === "empty"
          ? `${w.here()} has no address ${ADDRESS_FOR[w.text("part")] ?? ""}: it asks nobody, and every caller goes where a dead service leads. Type in one that begins with https://.`
          : `${w.here()} has the address “${w.text("url")}” ${ADDRESS_FOR[w.text("part")] ?? ""}, which no phone system can ask: one begins with https:// and names a host.`,
      ),
    fix: (w) => `Use ${w.text("fixUrl")}`,
  },
  "status-out-of-range": {
    problem: (w) =>
      sentence(
        `${w.here()} is to be tried again after the answer ${alternatives(w.list("statuses"))}, which no service gives: answers are numbered from 100 to 599.`,
      ),
    fix: (w) => `Leave ${both(w.list("statuses"))} out`,
  },
  "missing-timeout": {
    problem: (w) =>
      sentence(
        `${w.here()} waits for its answer as long as the phone system likes, often 30 s: callers sit in silence and hang up.`,
      ),
    fix: (w) => `Give up after ${duration(w.number("fixMs"))}`,
  },
  "timeout-too-long": {
    problem: (w) =>
      sentence(
        w.text("wait") === "callback"
          ? `${w.here()} may keep callers waiting for ${duration(w.number("timeoutMs"))} until its result comes, but at most ${duration(w.number("maxMs"))} are allowed: after that they need another way on.`
          : `${w.here()} may keep callers waiting for ${duration(w.number("timeoutMs"))}, but at most ${duration(w.number("maxMs"))} are allowed: they sit in silence and hang up.`,
      ),
    fix: (w) => `Give up after ${duration(w.number("maxMs"))}`,
  },
  "too-many-retries": {
    problem: (w) =>
      sentence(
        `${w.here()} is tried again ${times(w.number("maxRetries"))}, but ${w.number("most") === 0 ? "it must not be tried again" : `at most ${times(w.number("most"))} is allowed`}: a caller may wait ${duration(w.number("waitMs"))} for a service that does not answer.`,
      ),
    fix: (w) => (w.number("most") === 0 ? "Do not try again" : `Try again ${times(w.number("most"))}`),
  },
  "retried-write": {
    problem: (w) =>
      sentence(
        `${w.here()} sends a ${w.text("method")} up to ${times(w.number("maxRetries") + 1)}: where only the answer was lost, the service does its work twice, such as two tickets for one call. Send an Idempotency-Key, or do not try again.`,
      ),
    fix: () => "Do not try again",
  },
  "token-fetched-in-call": {
    problem: (w) =>
      sentence(
        `${w.here()} fetches an access token while the caller waits. Give the requests that need it their authentication instead: the token is then fetched ahead and renewed before it expires.`,
      ),
  },
  "dead-air": {
    problem: (w) =>
      sentence(
        `${w.here()} may keep callers in silence for ${duration(w.number("silenceMs"))}: after ${duration(w.number("limitMs"))} they take the call for dead. Say something while it runs.`,
      ),
    fix: () => "Say “One moment, please.”",
  },
  "plain-http-url": {
    problem: (w) =>
      sentence(
        `${w.here()} goes over the network unencrypted (http://): whoever is on the way can read what callers have given.`,
      ),
    fix: () => "Use https://",
  },
  "unguarded-json-path": {
    problem: (w) =>
      sentence(
        `${w.here()} takes ${w.text("path")} out of the answer: where the list is empty the phone system breaks the call off. Give an answer that stands in, or take the whole list and look into it in an expression.`,
      ),
    fix: () => "Let an empty answer stand in",
  },
} satisfies Record<string, Wording>;

function exits(w: Words, param: string): string {
  return w.list(param).map(portName).join(", ");
}

const ADDRESS_FOR: Readonly<Record<string, string>> = { request: "to ask", token: "for its token" };
