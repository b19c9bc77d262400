/** The product cannot start, for a reason that a person can do something about; `message` says what and how. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}
