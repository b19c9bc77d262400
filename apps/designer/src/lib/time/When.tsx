import { exactTime, relativeTime } from "./relative-time.ts";
import { useNow } from "./use-now.ts";

/** An instant as people say it, with the exact time and its zone on hover and for screen readers that ask. */
export function When({ at }: { readonly at: string }) {
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
