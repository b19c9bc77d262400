/** The page that a sign-in link opens. */
export const signIn = {
  title: "Sign in to Tonegraph",
  pageTitle: "Sign in",
  working: "Signing you in…",
  needLink: "Open the sign-in link that Tonegraph printed when it started. It looks like this:",
  needLinkMore:
    "Nobody signed in yet? Start Tonegraph again, or ask whoever runs it: a new link is printed at every start and works once.",
  paste: "Or paste the link here",
  pastePlaceholder: "http://…/sign-in#token=…",
  submit: "Sign in",
  notALink: "This is not a sign-in link: it has no “#token=” in it.",
  usedTitle: "This sign-in link does not work any more",
  usedText:
    "A link works once and only for a while. Start Tonegraph again or ask whoever runs it; a new link is printed.",
  notYetTitle: "You are not signed in yet",
  notYetText: "Open or paste a sign-in link first. Tonegraph prints a new one at every start.",
  ended: {
    title: "Your session has ended",
    kept: "What you drew is still in this page. It is saved as soon as you are signed in again, so leave this tab open.",
    link: "Sign-in link",
    elsewhere: "Or open a sign-in link in another tab, then come back here.",
    again: "I am signed in again",
  },
  returned: "Sign in to go on. You come back to the page you were on.",
} as const;
