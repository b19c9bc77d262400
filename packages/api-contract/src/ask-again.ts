/** How old what a tenant said exists must be before it is asked afresh, in milliseconds: anybody may ask, and each time costs the vendor pages. */
export const ASKED_AGAIN_AFTER_MS = 5000;
