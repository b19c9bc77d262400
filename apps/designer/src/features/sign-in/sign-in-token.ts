/** The one-time token in a sign-in link or in the part of an address behind "#"; null when there is none. */
export function signInToken(linkOrHash: string): string | null {
  const hash = linkOrHash.slice(linkOrHash.indexOf("#") + 1);
  const token = new URLSearchParams(hash).get("token");
  return linkOrHash.includes("#") && token !== null && token !== "" ? token : null;
}

/** The page to go to after signing in: inside this application or the flow list. */
export function pageAfterSignIn(back: string | undefined): string {
  return back !== undefined && /^\/(?![/\\])/.test(back) && !back.startsWith("/sign-in") ? back : "/";
}
