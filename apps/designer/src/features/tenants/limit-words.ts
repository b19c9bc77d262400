/** English texts of a tenant's own limits. Times are as the vendor counts them. */
export const limitWords: {
  readonly names: Readonly<Record<string, string>>;
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly present: (limit: number, mayWiden: boolean) => string;
  readonly severities: Readonly<Record<"error" | "info", string>>;
  readonly rulePlaceholder: string;
} = {
  title: "Limits of this account",
  hint: "Leave a field empty for the usual limit. What the vendor holds can only be less; what is advised for callers can be more, too.",
  none: "no limit",
  present: (limit, mayWiden) => (mayWiden ? `advised: ${limit}` : `at most ${limit}`),
  severities: {
    error: "Rules that block publishing here",
    info: "Rules that are only worth knowing here",
  },
  rulePlaceholder: "Choose rules",
  names: {
    speechLimit: "Speech in one prompt",
    "menuTimeoutMs.min": "Shortest wait for a key, ms",
    "menuTimeoutMs.max": "Longest wait for a key, ms",
    "menuRepeats.min": "Fewest repeats of a menu",
    "menuRepeats.max": "Most repeats of a menu",
    maxMenuDepth: "Menus inside one another",
    maxPathDepth: "Blocks on one way",
    maxConnections: "Connections in all",
    maxConnectionsPerNode: "Connections of one block",
    requestTimeoutMs: "Wait for a web service, ms",
    callbackWaitMs: "Wait for a later answer, ms",
    maxRequestRetries: "Retries of a request",
    deadAirMs: "Silence during a request, ms",
    maxOptions: "Keys of one menu",
    promptSeconds: "Seconds of one prompt",
    firstOptionSeconds: "Seconds before the first option",
    assumedVariableLength: "Characters of a variable",
  },
};
