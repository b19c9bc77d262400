const MINUTE_MS = 60_000;

/** A session ends when nothing was asked for this long… */
export const SESSION_IDLE_MS = 30 * MINUTE_MS;
/** …and in any case this long after sign-in. */
export const SESSION_ABSOLUTE_MS = 8 * 60 * MINUTE_MS;
/** How long a sign-in link may be used. */
export const SIGN_IN_LINK_MS = 60 * MINUTE_MS;
/** How exactly the last use of a session or token is kept. */
export const TOUCH_EVERY_MS = MINUTE_MS;
