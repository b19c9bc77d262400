/** What a tenant's client was asked to do, for people; the same words as in a check's message. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["signIn", "sign-in"],
  ["read", "reading"],
  ["create", "writing a new flow"],
  ["replace", "writing"],
  ["restore", "putting back what was live"],
  ["remove", "removing"],
  ["validate", "the vendor's own check"],
  ["compile", "compiling"],
  ["activate", "activating"],
  ["deactivate", "taking out of service"],
  ["preflight", "looking for what the flow names"],
  ["afterLive", "telling of what is live"],
  ["figures", "reading figures"],
  ["figuresPage", "reading figures"],
  ["callFeed", "reading the callers' calls"],
  ["queueState", "reading a queue"],
  ["auditTrail", "reading the vendor's log"],
  ["resources", "listing what exists"],
  ["resourceExists", "looking for one thing"],
]);

/** The words for an operation; its own name where there are none. */
export function operationWords(operation: string): string {
  return WORDS.get(operation) ?? operation;
}
