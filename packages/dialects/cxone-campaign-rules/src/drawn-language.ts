/** The language that a rule's recordings are drawn in; the vendor does not say which one they are in. */
export const LANGUAGE = "en-US";
