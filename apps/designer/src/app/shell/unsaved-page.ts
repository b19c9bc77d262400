/** Whether the page at this path is the designer of a flow, which may hold edits that the server does not have yet. */
export function holdsUnsavedWork(pathname: string): boolean {
  return /^\/flows\/[^/]+\/?$/.test(pathname);
}
