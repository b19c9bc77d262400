import { STATUS_CODES } from "node:http";
import type { Result } from "@tonegraph/flow-model";
import type { HttpFailure, HttpResponse } from "@tonegraph/vendor-kit";

/** What an attempt came to. The message is ours: nothing that the endpoint wrote is kept but its status. */
export interface Judgement {
  readonly delivered: boolean;
  /** It said that it will never take anything again. */
  readonly gone: boolean;
  readonly status: number | null;
  readonly message: string;
  readonly retryAfter: string | undefined;
}

/** Says what an endpoint's answer, or the lack of one, means. */
export function judgeAnswer(answer: Result<HttpResponse, HttpFailure>): Judgement {
  if (!answer.ok) {
    return { delivered: false, gone: false, status: null, message: FAILURES[answer.error.kind], retryAfter: undefined };
  }
  const { status, headers } = answer.value;
  const line = [String(status), STATUS_CODES[status]].filter((part) => part !== undefined).join(" ");
  return {
    delivered: status >= 200 && status < 300,
    gone: status === 410,
    status,
    message: status >= 300 && status < 400 ? `${line}: redirects are not followed, enter the final address.` : line,
    retryAfter: headers["retry-after"],
  };
}

const FAILURES: Readonly<Record<HttpFailure["kind"], string>> = {
  timeout: "The endpoint did not answer in time.",
  connection: "No connection to the endpoint: the host is not there, refuses, or broke off.",
  notAllowed: "The address points into a private network. An operator can allow it with TONEGRAPH_ALLOW_PRIVATE_HOSTS.",
  tooLarge: "The endpoint answered more than 1 MB. An empty answer is enough.",
  cancelled: "The attempt was stopped because the server ended.",
};
