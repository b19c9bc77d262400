/** Why an input cannot be judged at all, as one sentence. */
export interface InputFailure {
  readonly code:
    | "no-match"
    | "not-found"
    | "no-flows-in-folder"
    | "not-readable"
    | "too-large"
    | "not-text"
    | "unknown-profile";
  readonly message: string;
}
