/**
 * Counts one more attempt from an origin, over all processes, and says how many there were and when they are forgotten
 * (milliseconds). It need not count further than one beyond `most`.
 */
export type CountAttempt = (
  origin: string,
  limit: { readonly windowMs: number; readonly most: number },
) => Promise<{ readonly attempts: number; readonly endsInMs: number }>;
