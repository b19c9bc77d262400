import { ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  addressWith,
  type JsonObject,
  type VendorCall,
  type VendorError,
  type VendorHttp,
} from "@tonegraph/vendor-kit";
import { readFlowAnswer, readWriteAnswer, type AnsweredFlow } from "./read-flow-answer.ts";

const FLOWS_PATH = "/api/v2/flow/flows";

/** What ends a call: its time in milliseconds, or a signal; and what of a read. */
export type CallLimits = Pick<VendorCall, "deadlineMs" | "signal" | "attemptsBefore" | "provesApi">;

/** Reading and writing one flow at the vendor, whether main or sub-flow. */
export interface FlowCalls {
  /** The flow, or null where the vendor has none of this id. */
  get(flowId: string, limits?: CallLimits): Promise<Result<AnsweredFlow | null, VendorError>>;
  /** Writes it whole; safe to repeat, since the vendor takes the same version with the same content twice. */
  put(operation: string, flow: JsonObject, limits: CallLimits): Promise<Result<null, VendorError>>;
}

/** Makes the calls of one tenant. */
export function createFlowCalls(http: VendorHttp, baseUrl: string): FlowCalls {
  const flowsUrl = `${baseUrl.replace(/\/+$/, "")}${FLOWS_PATH}`;
  const flowUrl = (flowId: string): string | null => addressWith(flowsUrl, flowId);
  return {
    async get(flowId, limits = {}) {
      const answer = await http.call({
        operation: "readFlow",
        method: "GET",
        url: flowUrl(flowId),
        effect: "read",
        ...limits,
      });
      if (answer.ok) return readFlowAnswer(answer.value, flowId);
      return answer.error.kind === "notFound" ? ok(null) : answer;
    },
    async put(operation, flow, limits) {
      const flowId = idOf(flow);
      const call = { operation, method: "PUT", url: flowUrl(flowId), effect: "idempotentWrite" } as const;
      const answer = await http.call({ ...call, ...limits, body: JSON.stringify(flow) });
      return answer.ok ? readWriteAnswer(answer.value, flowId) : answer;
    },
  };
}

/** The id in a flow; "" where there is none. */
export function idOf(flow: JsonObject): string {
  const id: Json | undefined = flow["id"];
  return typeof id === "string" ? id : "";
}
