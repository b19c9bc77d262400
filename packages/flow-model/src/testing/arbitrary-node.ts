import fc from "fast-check";
import type { FlowNode, NodeKind, NodeOfKind } from "../nodes/flow-node.ts";
import type { MenuOption } from "../nodes/speaking-nodes.ts";
import {
  arbitraryJson,
  arbitraryKey,
  arbitraryLanguage,
  arbitraryName,
  arbitraryPosition,
  arbitraryPromptReference,
  arbitraryText,
} from "./arbitrary-values.ts";

const shared = { label: arbitraryText, position: arbitraryPosition, done: fc.boolean() };
const repeats = fc.integer({ min: -1, max: 12 });
const milliseconds = fc.integer({ min: 0, max: 70_000 });
const noInput = fc.record(
  { timeoutMs: milliseconds, maxRepeats: repeats, promptId: arbitraryPromptReference },
  { requiredKeys: ["timeoutMs", "maxRepeats"] },
);
const noMatch = fc.record(
  { maxRepeats: repeats, promptId: arbitraryPromptReference },
  { requiredKeys: ["maxRepeats"] },
);
const listens = { promptId: arbitraryPromptReference, noInput, noMatch };

/** An option of a menu. */
export const arbitraryMenuOption: fc.Arbitrary<MenuOption> = fc.record(
  {
    key: arbitraryKey,
    label: arbitraryText,
    speech: fc.dictionary(arbitraryLanguage, fc.array(arbitraryText, { maxLength: 2 }), { maxKeys: 2 }),
  },
  { requiredKeys: ["key", "label"] },
);

const weekly = fc.array(
  fc.record({
    days: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7)),
    from: fc.constantFrom("00:00", "09:00"),
    to: fc.constantFrom("17:30", "24:00"),
  }),
  { maxLength: 2 },
);
const holidays = fc.array(fc.record({ date: fc.constant("2026-12-25"), label: arbitraryText }), { maxLength: 2 });
const kindOf = <Kind extends NodeKind>(kind: Kind): fc.Arbitrary<Kind> => fc.constant(kind);

const hours: fc.Arbitrary<NodeOfKind<"hours">> = fc.oneof(
  fc.record(
    { kind: kindOf("hours"), ...shared, scheduleId: arbitraryText },
    { requiredKeys: ["kind", "label", "position", "scheduleId"] },
  ),
  fc.record(
    { kind: kindOf("hours"), ...shared, timeZone: fc.constantFrom("Europe/Berlin", "UTC"), weekly, holidays },
    { requiredKeys: ["kind", "label", "position", "timeZone", "weekly", "holidays"] },
  ),
);

const authentication = fc.oneof(
  fc.record({ kind: fc.constant("apiKey"), headerName: arbitraryText, secretRef: arbitraryText }),
  fc.record({ kind: fc.constant("basic"), secretRef: arbitraryText }),
  fc.record({
    kind: fc.constant("oauth2"),
    tokenUrl: arbitraryText,
    scopes: fc.array(arbitraryText, { maxLength: 2 }),
    secretRef: arbitraryText,
  }),
);

const httpRequest: fc.Arbitrary<NodeOfKind<"httpRequest">> = fc.record(
  {
    kind: kindOf("httpRequest"),
    ...shared,
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
    url: arbitraryText,
    headers: fc.dictionary(arbitraryName, arbitraryText, { maxKeys: 2 }),
    body: arbitraryText,
    timeoutMs: milliseconds,
    retry: fc.record({
      maxRetries: repeats,
      backoff: fc.constantFrom("exponential", "fixed"),
      onStatus: fc.array(fc.integer({ min: 400, max: 599 }), { maxLength: 2 }),
    }),
    authentication,
    responseMapping: fc.dictionary(arbitraryName, arbitraryText, { maxKeys: 2 }),
    defaultResponse: arbitraryJson,
    circuitBreaker: fc.record({ failures: repeats, coolDownMs: milliseconds }),
    asyncCallback: fc.record({ maxWaitMs: milliseconds }),
    fillerPromptId: arbitraryPromptReference,
  },
  { requiredKeys: ["kind", "label", "position", "method", "url", "timeoutMs"] },
);

/** An arbitrary node of each kind; a kind without one does not compile. Every optional field is sometimes absent. */
export const arbitraryNodes: { readonly [Kind in NodeKind]: fc.Arbitrary<NodeOfKind<Kind>> } = {
  start: fc.record({ kind: kindOf("start"), ...shared }, { requiredKeys: ["kind", "label", "position"] }),
  message: fc.record(
    { kind: kindOf("message"), ...shared, promptId: arbitraryPromptReference, interruptible: fc.boolean() },
    { requiredKeys: ["kind", "label", "position", "promptId"] },
  ),
  menu: fc.record(
    {
      kind: kindOf("menu"),
      ...shared,
      ...listens,
      options: fc.array(arbitraryMenuOption, { maxLength: 4 }),
      speechEnabled: fc.boolean(),
    },
    { requiredKeys: ["kind", "label", "position", "promptId", "options", "noInput", "noMatch"] },
  ),
  collect: fc.record(
    {
      kind: kindOf("collect"),
      ...shared,
      ...listens,
      variable: arbitraryName,
      minDigits: repeats,
      maxDigits: repeats,
      terminator: fc.constantFrom("#", "*"),
      format: fc.oneof(fc.constantFrom("digits", "phone", "date", "amount"), fc.record({ pattern: arbitraryText })),
      sensitive: fc.boolean(),
    },
    {
      requiredKeys: [
        "kind",
        "label",
        "position",
        "promptId",
        "variable",
        "minDigits",
        "maxDigits",
        "noInput",
        "noMatch",
      ],
    },
  ),
  language: fc.record(
    {
      kind: kindOf("language"),
      ...shared,
      promptId: arbitraryPromptReference,
      options: fc.array(fc.record({ key: arbitraryKey, language: arbitraryLanguage }), { maxLength: 3 }),
      noInput,
    },
    { requiredKeys: ["kind", "label", "position", "promptId", "options", "noInput"] },
  ),
  condition: fc.record(
    {
      kind: kindOf("condition"),
      ...shared,
      branches: fc.array(
        fc.record({ id: fc.constantFrom("one", "two", "three"), label: arbitraryText, when: arbitraryText }),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ["kind", "label", "position", "branches"] },
  ),
  hours,
  setVariables: fc.record(
    {
      kind: kindOf("setVariables"),
      ...shared,
      assignments: fc.dictionary(arbitraryName, arbitraryText, { maxKeys: 3 }),
    },
    { requiredKeys: ["kind", "label", "position", "assignments"] },
  ),
  transform: fc.record(
    {
      kind: kindOf("transform"),
      ...shared,
      operation: fc.constantFrom("formatPhoneNumber", "validateE164", "encodeUriComponent", "parseJson", "expression"),
      input: arbitraryText,
      variable: arbitraryName,
    },
    { requiredKeys: ["kind", "label", "position", "operation", "input", "variable"] },
  ),
  httpRequest,
  subflow: fc.record(
    {
      kind: kindOf("subflow"),
      ...shared,
      flowId: arbitraryText,
      pass: fc.array(arbitraryName, { maxLength: 2 }),
      return: fc.array(arbitraryName, { maxLength: 2 }),
    },
    { requiredKeys: ["kind", "label", "position", "flowId"] },
  ),
  queue: fc.record(
    { kind: kindOf("queue"), ...shared, queueId: arbitraryText, priority: repeats },
    { requiredKeys: ["kind", "label", "position", "queueId"] },
  ),
  agent: fc.record(
    { kind: kindOf("agent"), ...shared, agentId: arbitraryText },
    { requiredKeys: ["kind", "label", "position", "agentId"] },
  ),
  externalNumber: fc.record(
    { kind: kindOf("externalNumber"), ...shared, number: arbitraryText },
    { requiredKeys: ["kind", "label", "position", "number"] },
  ),
  voicemail: fc.record(
    { kind: kindOf("voicemail"), ...shared, mailboxId: arbitraryText, promptId: arbitraryPromptReference },
    { requiredKeys: ["kind", "label", "position", "mailboxId"] },
  ),
  hangup: fc.record(
    {
      kind: kindOf("hangup"),
      ...shared,
      promptId: arbitraryPromptReference,
      outcome: fc.constantFrom("completed", "abandoned"),
    },
    { requiredKeys: ["kind", "label", "position", "outcome"] },
  ),
  vendorBlock: fc.record(
    {
      kind: kindOf("vendorBlock"),
      ...shared,
      dialect: arbitraryText,
      type: arbitraryText,
      config: arbitraryJson,
      ports: fc.array(fc.constantFrom("next", "failed", "else"), { maxLength: 3 }),
      terminal: fc.boolean(),
    },
    { requiredKeys: ["kind", "label", "position", "dialect", "type", "config", "ports", "terminal"] },
  ),
};

/** Any node but a start. */
export const arbitraryNode: fc.Arbitrary<FlowNode> = fc.oneof(
  ...Object.entries(arbitraryNodes).flatMap(([kind, arbitrary]): fc.Arbitrary<FlowNode>[] =>
    kind === "start" ? [] : [arbitrary],
  ),
);
