import { z } from "zod";

/** `flow_` and a ULID in upper-case Crockford base 32, for instance `flow_01JD3Z8Q6W7Y2M4K5N6P7R8S9T`. */
export type FlowId = string;
/** `node_` and 1–64 characters of `[A-Za-z0-9_-]`. */
export type NodeId = string;
/** `conn_` and 1–64 characters of `[A-Za-z0-9_-]`. */
export type ConnectionId = string;
/** `prompt_` and 1–64 characters of `[A-Za-z0-9_-]`; a node may name "" while it has no prompt yet. */
export type PromptId = string;
/** `note_` and 1–64 characters of `[A-Za-z0-9_-]`. */
export type NoteId = string;
/** A BCP 47 language tag such as `en-US`. */
export type Language = string;

/** Accepts a flow id; the part behind the prefix is a ULID, or 1–64 word characters for ids given by hand. */
export const flowIdSchema = z.string().regex(/^flow_[A-Za-z0-9_-]{1,64}$/, "must be flow_ and 1–64 of A–Z a–z 0–9 _ -");
/** Accepts a node id. */
export const nodeIdSchema = z.string().regex(/^node_[A-Za-z0-9_-]{1,64}$/, "must be node_ and 1–64 of A–Z a–z 0–9 _ -");
/** Accepts a connection id. */
export const connectionIdSchema = z
  .string()
  .regex(/^conn_[A-Za-z0-9_-]{1,64}$/, "must be conn_ and 1–64 of A–Z a–z 0–9 _ -");
/** Accepts a prompt id. */
export const promptIdSchema = z
  .string()
  .regex(/^prompt_[A-Za-z0-9_-]{1,64}$/, "must be prompt_ and 1–64 of A–Z a–z 0–9 _ -");
/** Accepts a note id. */
export const noteIdSchema = z.string().regex(/^note_[A-Za-z0-9_-]{1,64}$/, "must be note_ and 1–64 of A–Z a–z 0–9 _ -");
/** Accepts a well-formed BCP 47 tag (form only; whether an engine speaks it is a matter of the profile). */
export const languageSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, "must be a BCP 47 language tag such as en-US");
