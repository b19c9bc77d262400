// NICE CXone's documented campaign rules as a client. A version is a flow of its own: created, validated, compiled and set
// ACTIVE, while the former one is set INACTIVE. A creation knows no idempotency key, so a lost one is told as ambiguous.
import { err, ok, type Result } from "@tonegraph/flow-model";
import {
  createOnce,
  isJsonObject,
  withoutFields,
  type ClientOptions,
  type DialectClient,
  type VendorError,
  type WriteOptions,
} from "@tonegraph/vendor-kit";
import { descriptor } from "../index.ts";
import { METADATA_FIELDS } from "../wire.ts";
import { badAnswer, readChanged, readCreatedId, readRuleAnswer, readValidation } from "./answers.ts";
import { assetExists, checkAssets } from "./check-assets.ts";
import { compileRule } from "./compile-rule.ts";
import { ensureWebhook } from "./ensure-webhook.ts";
import { readFigures, readFiguresPage } from "./read-figures.ts";
import { createRulesApi, flowPath, type RulesApi } from "./rules-api.ts";

/** Makes a client for one tenant. Keep it as long as the tenant is used: token, breaker and what is registered live in it. */
export function createClient(options: ClientOptions): DialectClient {
  const api = createRulesApi(options);
  const once = createOnce(options.sharing, descriptor.vendor);
  const activate = async (externalId: string, write: WriteOptions): Promise<Result<null, VendorError>> => {
    // From now on means CXone's now: by a clock of ours that is ahead, callers would be shut out until then.
    const { effectiveDate = new Date(api.http.vendorNow()).toISOString(), expirationDate = null } = write.window ?? {};
    return setStatus(api, externalId, { status: "ACTIVE", more: { effectiveDate, expirationDate }, write });
  };

  return {
    signIn: (how) => api.http.signIn(how),
    async read(externalId, how) {
      const answer = await api.call({
        operation: "readFlow",
        method: "GET",
        path: flowPath(externalId),
        effect: "read",
        ...how,
      });
      if (answer.ok) return readRuleAnswer(answer.value);
      return answer.error.kind === "notFound" ? ok(null) : answer;
    },
    async create(artefact, write) {
      if (!isJsonObject(artefact)) return err(badAnswer("What should be published is no rule, so nothing was sent."));
      const body = { ...withoutFields(artefact, METADATA_FIELDS), status: "DRAFT" };
      const call = { operation: "createFlow", method: "POST", path: "/api/v2/ivr/flows", effect: "write" } as const;
      const answer = await api.call({ ...call, body, write });
      return answer.ok ? readCreatedId(answer.value) : answer;
    },
    replace: async () => err(notReplaced()),
    restore: (externalId, former, write) => {
      const artefact = isJsonObject(former.artefact) ? former.artefact : {};
      const { effectiveDate, expirationDate = null } = artefact;
      const dates = { ...(typeof effectiveDate === "string" ? { effectiveDate } : {}), expirationDate };
      if (artefact["status"] !== "ACTIVE") return setStatus(api, externalId, { status: "INACTIVE", write });
      return setStatus(api, externalId, { status: "ACTIVE", more: dates, write });
    },
    async validate(externalId, write) {
      const path = flowPath(externalId, "/validate");
      const answer = await api.call({ operation: "validateFlow", method: "POST", path, effect: "read", write });
      return answer.ok ? readValidation(answer.value) : answer;
    },
    compile: (externalId, write) => compileRule(api, externalId, { write, clock: options.clock }),
    activate,
    async deactivate(externalId, write) {
      const changed = await setStatus(api, externalId, { status: "INACTIVE", write });
      return changed.ok || changed.error.kind !== "notFound" ? changed : ok(null);
    },
    async remove(externalId, write) {
      const call = { operation: "removeFlow", method: "DELETE", path: flowPath(externalId) } as const;
      const answer = await api.call({ ...call, effect: "idempotentWrite", write });
      return answer.ok || answer.error.kind === "notFound" ? ok(null) : answer;
    },
    preflight: (artefact) => checkAssets(api, artefact),
    afterLive: (_externalId, write) =>
      ensureWebhook(api, options.settings["webhookUrl"], { write, once, clock: options.clock }),
    figures: (query) => readFigures(api, query),
    figuresPage: (query) => readFiguresPage(api, query),
    // The document reads single recordings and lists nothing: an id is then neither right nor wrong.
    resources: async () => ok({ items: [], known: false }),
    resourceExists: async (kind, id) => (kind === "asset" ? assetExists(api, id) : ok(null)),
  };
}

async function setStatus(
  api: RulesApi,
  externalId: string,
  change: {
    readonly status: "ACTIVE" | "INACTIVE";
    readonly more?: Readonly<Record<string, Parameters<RulesApi["call"]>[0]["body"]>>;
    readonly write: WriteOptions;
  },
): Promise<Result<null, VendorError>> {
  const { status, more = {}, write } = change;
  const answer = await api.call({
    operation: status === "ACTIVE" ? "activateFlow" : "deactivateFlow",
    method: "PATCH",
    path: flowPath(externalId),
    effect: "idempotentWrite",
    body: { ...more, status },
    write,
  });
  return answer.ok ? readChanged(answer.value, status) : answer;
}

function notReplaced(): VendorError {
  const message = "NICE CXone's campaign rules cannot be overwritten: a new version is a new flow. Nothing was sent.";
  return { kind: "notAllowed", message, ambiguous: false };
}
