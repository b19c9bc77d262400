/** What the process ends with. */
export const EXIT = {
  /** Everything was judged, and nothing is against it. */
  fine: 0,
  /** There are errors, or more warnings than allowed. */
  findings: 1,
  /** Something could not be read or understood: a file, or the command line. Outranks findings. */
  unusable: 2,
} as const;

/** What the process ends with. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
