import type { Flow, Result } from "@tonegraph/flow-model";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "./flow-document.ts";

/** Why a draft could not be saved; `signedOut` when the session has ended. `words` are for people. */
export interface SaveFailure {
  readonly kind: "stale" | "unreachable" | "signedOut" | "refused";
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
  | { readonly kind: "signedOut" }
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
  /** Begins no more attempts by itself; a flush that was asked for still ends. */
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
export function startAutosave(options: AutosaveOptions): Autosave {
  const { document, clock } = options;
  const saver = createSaver(options);
  const { store, present } = saver;
  const stopListening = document.store.subscribe((state, before) => {
    if (state.flow !== before.flow) saver.noteEdit();
  });
  return {
    store,
    isClean: () => present() === saver.savedFlow(),
    async flush() {
      await saver.settled();
      if (present() !== saver.savedFlow() && store.getState().kind !== "conflict") await saver.save();
      return present() === saver.savedFlow();
    },
    ...conflictChoices(options, saver, clock),
    stop() {
      stopListening();
      saver.stop();
    },
  };
}

/** The part that talks to the server, one request at a time. */
interface Saver {
  readonly store: StoreApi<SaveState>;
  present(): Flow;
  savedFlow(): Flow;
  /** The server has this flow under this etag from now on. */
  adopt(flow: Flow, etag: string): void;
  /** The server's revision is this one, whatever it holds. */
  follow(etag: string): void;
  noteEdit(): void;
  save(): Promise<void>;
  settled(): Promise<void>;
  stop(): void;
}

function createSaver({ document, gateway, etag: firstEtag, clock }: AutosaveOptions): Saver {
  const store = createStore<SaveState>(() => ({ kind: "saved", at: clock.now() }));
  const set = (state: SaveState): void => store.setState(state, true);
  const present = (): Flow => document.store.getState().flow;
  let known = { flow: present(), etag: firstEtag };
  let retries = 0;
  let cancel = (): void => undefined;
  let running: Promise<void> | null = null;
  let stopped = false;

  function schedule(milliseconds: number): void {
    cancel();
    // A save that was on its way when saving was stopped must not begin the next round of attempts.
    if (stopped) return;
    cancel = clock.after(milliseconds, () => void save());
  }

  function noteEdit(): void {
    const { kind } = store.getState();
    if (kind === "conflict" || kind === "signedOut" || running !== null) return;
    if (present() === known.flow) {
      cancel();
      set({ kind: "saved", at: clock.now() });
    } else if (kind !== "offline") {
      set({ kind: "unsaved" });
      schedule(QUIET_MS);
    }
  }

  function save(): Promise<void> {
    const sent = present();
    running ??= send(sent).finally(() => {
      running = null;
      const { kind } = store.getState();
      if ((kind === "saved" || kind === "refused") && present() !== sent) noteEdit();
    });
    return running;
  }

  async function send(sent: Flow): Promise<void> {
    cancel();
    set({ kind: "saving" });
    const result = await gateway.save(sent, known.etag);
    if (!result.ok) return settleFailure(result.error);
    known = { flow: sent, etag: result.value.etag };
    retries = 0;
    set({ kind: "saved", at: clock.now() });
  }

  function settleFailure({ kind, words }: SaveFailure): void {
    if (kind === "stale") return set({ kind: "conflict", failure: null });
    if (kind === "signedOut") return set({ kind: "signedOut" });
    if (kind === "refused") return set({ kind: "refused", words });
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** retries);
    retries += 1;
    set({ kind: "offline", retryAt: clock.now() + delay, words });
    schedule(delay);
  }

  return {
    store,
    present,
    noteEdit,
    save,
    savedFlow: () => known.flow,
    adopt(flow, etag) {
      known = { flow, etag };
    },
    follow(etag) {
      known = { ...known, etag };
    },
    settled: () => running ?? Promise.resolve(),
    stop() {
      stopped = true;
      cancel();
    },
  };
}

type ConflictChoices = Pick<Autosave, "overwrite" | "loadTheirs" | "keepAsCopy">;

function conflictChoices({ document, gateway }: AutosaveOptions, saver: Saver, clock: SaveClock): ConflictChoices {
  const set = (state: SaveState): void => saver.store.setState(state, true);
  return {
    async overwrite() {
      const theirs = await gateway.load();
      if (!theirs.ok) return set({ kind: "conflict", failure: theirs.error.words });
      saver.follow(theirs.value.etag);
      await saver.save();
    },
    async loadTheirs() {
      const theirs = await gateway.load();
      if (!theirs.ok) return set({ kind: "conflict", failure: theirs.error.words });
      const { flow, etag } = theirs.value;
      saver.adopt(flow, etag);
      document.replace(flow);
      set({ kind: "saved", at: clock.now() });
    },
    async keepAsCopy() {
      const copy = await gateway.saveCopy(saver.present());
      if (copy.ok) return copy.value.flowId;
      set({ kind: "conflict", failure: copy.error.words });
      return null;
    },
  };
}
