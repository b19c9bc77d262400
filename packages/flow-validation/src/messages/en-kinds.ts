const KINDS: Readonly<Record<string, string>> = {
  start: "the start",
  message: "a message without a name",
  menu: "a menu without a name",
  collect: "a digit entry without a name",
  language: "a language choice without a name",
  condition: "a condition without a name",
  hours: "an hours check without a name",
  setVariables: "an assignment without a name",
  transform: "a transformation without a name",
  httpRequest: "a web request without a name",
  subflow: "a sub-flow without a name",
  queue: "a queue without a name",
  agent: "an agent without a name",
  externalNumber: "a number without a name",
  voicemail: "a voicemail box without a name",
  hangup: "a hang-up without a name",
  vendorBlock: "a vendor block without a name",
};

const PLURALS: Readonly<Record<string, string>> = {
  start: "starts",
  message: "messages",
  menu: "menus",
  collect: "digit entries",
  language: "language choices",
  condition: "conditions",
  hours: "hours checks",
  setVariables: "assignments",
  transform: "transformations",
  httpRequest: "web requests",
  subflow: "sub-flows",
  queue: "queues",
  agent: "agents",
  externalNumber: "external numbers",
  voicemail: "voicemail boxes",
  hangup: "hang-ups",
  vendorBlock: "vendor blocks",
};

/** A node that has no label, in the middle of a sentence. */
export function unnamedNode(kind: string): string {
  return KINDS[kind] ?? kind;
}

/** Several nodes of a kind. */
export function kindPlural(kind: string): string {
  return PLURALS[kind] ?? kind;
}

/** "a", "a and b", "a, b and c"; `last` is the word before the last one. */
export function enumerate(items: readonly string[], last: "and" | "or" = "and"): string {
  const head = items.slice(0, -1).join(", ");
  const tail = items.at(-1) ?? "";
  return head === "" ? tail : `${head} ${last} ${tail}`;
}

/** A first letter in upper case, for the beginning of a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
