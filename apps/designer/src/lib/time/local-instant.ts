/** An instant as a `datetime-local` field shows it, in the reader's zone: YYYY-MM-DDTHH:MM. "" when it is none. */
export function localText(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return "";
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant (ISO 8601, UTC) that such a text means; null while it is incomplete. */
export function instantOf(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().replace(".000Z", "Z");
}

/** A window to begin with: from the next full hour for a week. */
export function freshWindow(now: number): { readonly from: string; readonly until: string } {
  const hour = 60 * 60 * 1000;
  const from = Math.ceil(now / hour) * hour;
  const text = (at: number): string => new Date(at).toISOString().replace(".000Z", "Z");
  return { from: text(from), until: text(from + 7 * 24 * hour) };
}
