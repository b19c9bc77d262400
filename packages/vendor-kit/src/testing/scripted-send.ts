import type { Result } from "@tonegraph/flow-model";
import type { HttpFailure, HttpRequest, HttpResponse, HttpSend } from "../http.ts";

/** What one request is answered with: an answer, a failure, or a function that decides. */
export type ScriptedAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly failure: HttpFailure["kind"]; readonly sent: boolean; readonly message?: string };

/** A sender with a script. */
export interface ScriptedSend {
  readonly send: HttpSend;
  readonly requests: readonly HttpRequest[];
}

/** Answers requests by what the script says for them; a script may count on being asked once per request, in order. */
export function createScriptedSend(
  script: (request: HttpRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>,
): ScriptedSend {
  const requests: HttpRequest[] = [];
  return {
    requests,
    async send(request): Promise<Result<HttpResponse, HttpFailure>> {
      requests.push(request);
      const answer = await script(request, requests.length - 1);
      if ("failure" in answer) {
        const { failure, sent, message = "scripted" } = answer;
        return { ok: false, error: { kind: failure, sent, message } };
      }
      return { ok: true, value: { status: answer.status, headers: answer.headers ?? {}, body: answer.body ?? "" } };
    },
  };
}

/** The answer of a token endpoint. */
export function tokenAnswer(
  token: string,
  fields: { readonly expiresIn?: number; readonly scope?: string | null } = {},
): ScriptedAnswer {
  const { expiresIn = 3600, scope } = fields;
  const body = {
    access_token: token,
    token_type: "Bearer",
    expires_in: expiresIn,
    ...(scope === undefined ? {} : { scope }),
  };
  return { status: 200, body: JSON.stringify(body) };
}
