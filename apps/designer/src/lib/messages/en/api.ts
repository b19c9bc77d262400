/** What the interface says when the server cannot say it itself. */
export const api = {
  unreachable: {
    title: "Tonegraph does not answer",
    detail: "The server could not be reached. Check that it is running and that you are online, then try again.",
  },
  unreadableTitle: "An unexpected answer came back",
  unexpectedStatus: (status: number) =>
    `The server answered with status ${status} and no explanation. A proxy in between may have answered instead; try again or ask whoever runs Tonegraph.`,
  unexpectedBody: (place: string) =>
    `The server's answer does not fit this page${place === "" ? "" : ` (at ${place})`}. Reload the page; if it stays, page and server are of different releases.`,
} as const;
