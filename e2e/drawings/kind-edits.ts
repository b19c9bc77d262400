import type { NodeKind } from "@tonegraph/flow-model";
import { expect } from "vitest";
import type { DesignerPage } from "../pages/designer-page.ts";
import { delayFrames } from "./delay-frames.ts";

/** What somebody does in the inspector of a new block of a kind, and what the block holds then. */
export interface KindEdit {
  readonly kind: NodeKind;
  readonly edit: (designer: DesignerPage) => Promise<void>;
  readonly holds: Readonly<Record<string, unknown>>;
  /** A field, and what stands in it when the page is loaded anew; where the editor is more than a plain field. */
  readonly shows?: readonly [field: string, text: string];
}

/** A few characteristic edits of every kind of block that people can add. */
export const KIND_EDITS: readonly KindEdit[] = [
  {
    kind: "message",
    edit: (designer) => designer.fieldOf("prompt:en-US").fill("We are closed today."),
    holds: {},
  },
  {
    kind: "language",
    async edit(designer) {
      await designer.fieldOf("options").click();
      await designer.fieldOf("options").click();
      await designer.choose("options.1.language", "es-ES");
    },
    holds: {
      options: [
        { key: "1", language: "en-US" },
        { key: "2", language: "es-ES" },
      ],
    },
  },
  {
    kind: "menu",
    async edit(designer) {
      await designer.inspector.locator('[data-key="3"]').click();
      await designer.fieldOf("key:3").fill("Billing");
    },
    holds: { options: [{ key: "3", label: "Billing" }] },
  },
  {
    kind: "collect",
    async edit(designer) {
      await designer.fieldOf("variable").fill("accountNumber");
      await designer.fieldOf("maxDigits").fill("6");
      await designer.choose("terminator", "#");
      await designer.choose("format", "A pattern of your own");
      await designer.fieldOf("format.pattern").fill("[1-9][0-9]{5}");
    },
    holds: { variable: "accountNumber", maxDigits: 6, terminator: "#", format: { pattern: "[1-9][0-9]{5}" } },
    shows: ["format.pattern", "[1-9][0-9]{5}"],
  },
  {
    kind: "hours",
    async edit(designer) {
      await designer.fieldOf("timeZone").fill("Madrid");
      await designer.page.getByRole("option", { name: "Europe/Madrid" }).click();
      await designer.fieldOf("weekly:4:0:to").fill("15");
      await designer.inspector.getByRole("button", { name: "Add opening hours on Sat" }).click();
      await designer.fieldOf("holidays").click();
      await designer.fieldOf("holidays.0.date").fill("2026-12-25");
      await designer.fieldOf("holidays.0.label").fill("Christmas");
      await designer.inspector.getByLabel("Public holidays of").selectOption("DE");
      await designer.inspector.getByLabel("Year").fill("2026");
      await designer.inspector.getByRole("button", { name: "Fill in" }).click();
      await designer.fieldOf("holidays.8.date").waitFor();
    },
    holds: {
      timeZone: "Europe/Madrid",
      weekly: [
        { days: [1, 2, 3, 4, 6], from: "08:00", to: "18:00" },
        { days: [5], from: "08:00", to: "15:00" },
      ],
      holidays: [
        { date: "2026-01-01", label: "New Year's Day" },
        { date: "2026-04-03", label: "Good Friday" },
        { date: "2026-04-06", label: "Easter Monday" },
        { date: "2026-05-01", label: "Labour Day" },
        { date: "2026-05-14", label: "Ascension Day" },
        { date: "2026-05-25", label: "Whit Monday" },
        { date: "2026-10-03", label: "German Unity Day" },
        { date: "2026-12-25", label: "Christmas" },
        { date: "2026-12-26", label: "Boxing Day" },
      ],
    },
    shows: ["weekly:4:0:to", "15:00"],
  },
  {
    kind: "condition",
    async edit(designer) {
      await designer.fieldOf("branches.0.label").fill("Gold");
      await designer.fieldOf("branches.0.when").fill('tier = "gold"');
      await designer.inspector.getByText(/character 6/i).waitFor();
      await designer.fieldOf("branches.0.when").fill("ti");
      // As on a machine whose next picture comes only while the following letters are typed.
      const backInTime = await delayFrames(designer.page, 60);
      await designer.page.getByRole("option", { name: "tier" }).click();
      await designer.page.keyboard.type(' == "gold"', { delay: 20 });
      await backInTime();
      await designer.inspector.getByText(/character 6/i).waitFor({ state: "hidden" });
    },
    holds: { branches: [{ id: "yes", label: "Gold", when: 'tier == "gold"' }] },
    shows: ["branches.0.when", 'tier == "gold"'],
  },
  {
    kind: "httpRequest",
    async edit(designer) {
      await designer.choose("method", "POST");
      await designer.fieldOf("url").fill("https://crm.example.com/{{ ani }}");
      await designer.fieldOf("headers").click();
      await designer.fieldOf("headers:0").fill("Accept");
      await designer.fieldOf("headers.Accept").fill("application/json");
      await designer.choose("authentication", "A key in a header");
      await designer.fieldOf("authentication.secretRef").fill("crm-key");
      await designer.openTab("Answer");
      await designer.fieldOf("responseMapping").click();
      await designer.fieldOf("responseMapping:0").fill("tier");
      await designer.fieldOf("responseMapping.tier").fill("$.tier");
      await designer.fieldOf("defaultResponse").fill('{ "tier": gold }');
      await designer.inspector.getByText('Expected a value, found "g"').waitFor();
      await designer.fieldOf("defaultResponse").fill('{ "tier": "gold" }');
      await designer.openTab("Slow or failing");
      await designer.fieldOf("retry").check();
      await designer.fieldOf("retry.maxRetries").fill("2");
    },
    holds: {
      method: "POST",
      url: "https://crm.example.com/{{ ani }}",
      headers: { Accept: "application/json" },
      authentication: { kind: "apiKey", headerName: "X-Api-Key", secretRef: "crm-key" },
      responseMapping: { tier: "$.tier" },
      defaultResponse: { tier: "gold" },
      retry: { maxRetries: 2, backoff: "fixed", onStatus: [502, 503, 504] },
    },
    shows: ["headers.Accept", "application/json"],
  },
  {
    kind: "setVariables",
    async edit(designer) {
      await designer.fieldOf("assignments").click();
      await designer.fieldOf("assignments:0").fill("tier");
      await designer.fieldOf("assignments.tier").fill('"silver"');
    },
    holds: { assignments: { tier: '"silver"' } },
  },
  {
    kind: "transform",
    async edit(designer) {
      await designer.choose("operation", "Checks a telephone number (E.164)");
      await designer.fieldOf("input").fill("ani");
      await designer.fieldOf("variable").fill("tier");
    },
    holds: { operation: "validateE164", input: "ani", variable: "tier" },
  },
  {
    kind: "subflow",
    async edit(designer) {
      await designer.choose("flowId", "Called from elsewhere");
      await designer.fieldOf("pass").fill("tier");
      await designer.page.keyboard.press("Enter");
    },
    holds: { flowId: expect.stringMatching(/^flow_/), pass: ["tier"] },
    shows: ["flowId", "Called from elsewhere"],
  },
  {
    kind: "queue",
    async edit(designer) {
      await designer.fieldOf("queueId").fill("queue_gold");
      await designer.fieldOf("priority").fill("3");
    },
    holds: { queueId: "queue_gold", priority: 3 },
  },
  {
    kind: "agent",
    edit: (designer) => designer.fieldOf("agentId").fill("agent_7"),
    holds: { agentId: "agent_7" },
  },
  {
    kind: "externalNumber",
    async edit(designer) {
      await designer.fieldOf("number").fill("+15550100199");
      await designer.fieldOf("done").check();
    },
    holds: { number: "+15550100199", done: true },
  },
  {
    kind: "voicemail",
    edit: (designer) => designer.fieldOf("mailboxId").fill("mailbox_night"),
    holds: { mailboxId: "mailbox_night" },
  },
  {
    kind: "hangup",
    edit: (designer) => designer.choose("outcome", "Not done"),
    holds: { outcome: "abandoned" },
  },
];
