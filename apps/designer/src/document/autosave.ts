import type { Flow, Result } from "@tonegraph/flow-model";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "./flow-document.ts";

/** Why a draft could not be saved. `words` are for people. */
export interface SaveFailure {
  readonly kind: "stale" | "unreachable" | "refused";
  readonly words: string;
}

/** Where drafts are kept. `etag` is the revision as the server names it. */
export interface DraftGateway {
  save(flow: Flow, etag: string): Promise<Result<{ readonly etag: string }, SaveFailure>>;
  load(): Promise<Result<{ readonly flow: Flow; readonly etag: string }, SaveFailure>>;
  saveCopy(flow: Flow): Promise<Result<{ readonly flowId: string }, SaveFailure>>;
}

/** How saving is doing. Times are in milliseconds since the epoch. */
export type SaveState =
  | { readonly kind: "saved"; readonly at: number }
  | { readonly kind: "unsaved" }
  | { readonly kind: "saving" }
  | { readonly kind: "offline"; readonly retryAt: number; readonly words: string }
  | { readonly kind: "refused"; readonly words: string }
  | { readonly kind: "conflict"; readonly failure: string | null };

/** The clock and timer that saving uses. */
export interface SaveClock {
  now(): number;
  /** Calls back after the given milliseconds; the returned function cancels. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** Saves the draft a moment after the last edit and never forgets an edit. */
export interface Autosave {
  readonly store: StoreApi<SaveState>;
  /** Whether the server has everything that was drawn. */
  isClean(): boolean;
  /** Saves now; true when the server has everything. */
  flush(): Promise<boolean>;
  /** After a conflict: replaces what somebody else saved with this draft. */
  overwrite(): Promise<void>;
  /** After a conflict: replaces this draft with what somebody else saved. */
  loadTheirs(): Promise<void>;
  /** After a conflict: stores this draft as a flow of its own and gives its id, or null with the reason in the state. */
  keepAsCopy(): Promise<string | null>;
  stop(): void;
}

/** What saving needs. */
export interface AutosaveOptions {
  readonly document: FlowDocument;
  readonly gateway: DraftGateway;
  readonly etag: string;
  readonly clock: SaveClock;
}

const QUIET_MS = 800;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/** Starts saving a document whose present state the server has under `etag`. */
export function startAutosave({ document, gateway, etag: firstEtag, clock }: AutosaveOptions): Autosave {
  const store = createStore<SaveState>(() => ({ kind: "saved", at: clock.now() }));
  const present = (): Flow => document.store.getState().flow;
  let savedFlow = present();
  let etag = firstEtag;
  let retries = 0;
  let cancelTimer = (): void => undefined;
  let running: Promise<void> | null = null;

  const set = (state: SaveState): void => store.setState(state, true);
  const schedule = (milliseconds: number): void => {
    cancelTimer();
    cancelTimer = clock.after(milliseconds, () => void save());
  };

  function noteEdit(): void {
    const { kind } = store.getState();
    if (kind === "conflict" || running !== null) return;
    if (present() === savedFlow) {
      cancelTimer();
      set({ kind: "saved", at: clock.now() });
    } else if (kind !== "offline") {
      set({ kind: "unsaved" });
      schedule(QUIET_MS);
    }
  }

  function save(): Promise<void> {
    running ??= send().finally(() => {
      running = null;
      if (store.getState().kind === "saved" || store.getState().kind === "refused") noteNewerEdit();
    });
    return running;
  }

  let sent = savedFlow;
  function noteNewerEdit(): void {
    if (present() !== sent) noteEdit();
  }

  async function send(): Promise<void> {
    cancelTimer();
    sent = present();
    set({ kind: "saving" });
    const result = await gateway.save(sent, etag);
    if (result.ok) {
      savedFlow = sent;
      etag = result.value.etag;
      retries = 0;
      return set({ kind: "saved", at: clock.now() });
    }
    settleFailure(result.error);
  }

  function settleFailure({ kind, words }: SaveFailure): void {
    if (kind === "stale") return set({ kind: "conflict", failure: null });
    if (kind === "refused") return set({ kind: "refused", words });
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** retries);
    retries += 1;
    set({ kind: "offline", retryAt: clock.now() + delay, words });
    schedule(delay);
  }

  const stopListening = document.store.subscribe((state, before) => {
    if (state.flow !== before.flow) noteEdit();
  });

  return {
    store,
    isClean: () => present() === savedFlow,
    async flush() {
      if (running !== null) await running;
      if (present() !== savedFlow && store.getState().kind !== "conflict") await save();
      return present() === savedFlow;
    },
    async overwrite() {
      const theirs = await gateway.load();
      if (!theirs.ok) return set({ kind: "conflict", failure: theirs.error.words });
      etag = theirs.value.etag;
      await save();
    },
    async loadTheirs() {
      const theirs = await gateway.load();
      if (!theirs.ok) return set({ kind: "conflict", failure: theirs.error.words });
      etag = theirs.value.etag;
      savedFlow = theirs.value.flow;
      document.replace(theirs.value.flow);
      set({ kind: "saved", at: clock.now() });
    },
    async keepAsCopy() {
      const copy = await gateway.saveCopy(present());
      if (copy.ok) return copy.value.flowId;
      set({ kind: "conflict", failure: copy.error.words });
      return null;
    },
    stop() {
      cancelTimer();
      stopListening();
    },
  };
}
