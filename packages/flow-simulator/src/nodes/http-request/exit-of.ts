/** The exit for a status; `null` is a time-out. A redirect that is left over has led nowhere: the request was not right. */
export function exitOf(status: number | null): string {
  if (status === null) return "timeout";
  if (status >= 500) return "serverError";
  if (status === 404) return "notFound";
  if (status === 401 || status === 403) return "unauthorized";
  return status >= 200 && status < 300 ? "success" : "clientError";
}
