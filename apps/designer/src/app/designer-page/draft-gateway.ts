import { err, ok, parseFlow, type Flow, type Result } from "@tonegraph/flow-model";
import type { DraftGateway, SaveFailure } from "../../document/autosave.ts";
import type { ApiFailure } from "../../lib/api/api-failure.ts";
import { callApi, callUnread } from "../../lib/api/call-api.ts";
import { designerWords } from "./designer-words.ts";

/** Drafts at the BFF; `open` keeps the whole failure, so that the page can say what happened. */
export interface FlowGateway extends DraftGateway {
  open(): Promise<Result<{ readonly flow: Flow; readonly etag: string }, ApiFailure>>;
}

/** The drafts of one flow. */
export function createDraftGateway(flowId: string): FlowGateway {
  const params = { flowId };

  async function open(): ReturnType<FlowGateway["open"]> {
    const answer = await callUnread("getFlow", { params });
    if (!answer.ok) return answer;
    const parsed = parseFlow(answer.value.data);
    if (!parsed.ok) return err(unreadable(parsed.error[0]?.message ?? ""));
    return ok({ flow: parsed.value, etag: answer.value.etag ?? "" });
  }

  return {
    open,
    async load() {
      const draft = await open();
      return draft.ok ? draft : err(saveFailure(draft.error));
    },
    async save(flow, etag) {
      const answer = await callApi("putFlow", { params, body: flow, headers: { "if-match": etag } });
      return answer.ok ? ok({ etag: answer.value.etag ?? etag }) : err(saveFailure(answer.error));
    },
    async saveCopy(flow) {
      const { id: _id, ...copy } = flow;
      const name = designerWords.conflict.copyName(flow.name).slice(0, 200);
      const answer = await callApi("createFlow", { body: { ...copy, name } });
      if (!answer.ok) return err(saveFailure(answer.error));
      return ok({ flowId: answer.value.data.id ?? "" });
    },
  };
}

function saveFailure({ kind, status, problem }: ApiFailure): SaveFailure {
  if (problem.code === "stale-revision" || status === 412) return { kind: "stale", words: problem.detail };
  if (status === 401) return { kind: "signedOut", words: problem.detail };
  const transient = kind === "unreachable" || status >= 500 || status === 429;
  return { kind: transient ? "unreachable" : "refused", words: problem.detail };
}

function unreadable(message: string): ApiFailure {
  const detail = `What the server keeps of this flow cannot be read: ${message}`;
  return {
    kind: "unreadable",
    status: 200,
    problem: {
      type: "about:blank",
      title: designerWords.openFailed,
      status: 200,
      code: "unreadable",
      detail,
      requestId: "",
    },
  };
}
