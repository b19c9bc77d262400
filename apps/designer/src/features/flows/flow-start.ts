/** What a new flow begins with. */
export type FlowStart = "blank" | "example";
