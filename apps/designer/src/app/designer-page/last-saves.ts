import type { SaveClock } from "../../document/autosave.ts";

/** Longer than a save takes; one that hangs must not keep its flow closed for good. */
const MOST_WAITED_MS = 5000;

/** The last saves of editors that were left, by flow, while they are on their way. */
export interface LastSaves {
  note(flowId: string, saving: Promise<unknown>): void;
  /** Opens once the last save has ended, or has taken too long: whoever comes back at once must not open the draft of before. */
  openAfter<Opened>(flowId: string, open: () => Promise<Opened>): Promise<Opened>;
}

/** None yet. */
export function createLastSaves({ after }: Pick<SaveClock, "after">): LastSaves {
  const leaving = new Map<string, Promise<void>>();
  return {
    note(flowId, saving) {
      const forget = (): void => {
        if (leaving.get(flowId) === ended) leaving.delete(flowId);
      };
      // Whether it was saved is told by the editor; here only its end matters.
      const ended = saving.then(forget, forget);
      leaving.set(flowId, ended);
    },
    async openAfter(flowId, open) {
      const ended = leaving.get(flowId);
      if (ended !== undefined) {
        const waited = Promise.withResolvers<void>();
        const cancel = after(MOST_WAITED_MS, waited.resolve);
        await Promise.race([ended, waited.promise]);
        cancel();
      }
      return open();
    },
  };
}
