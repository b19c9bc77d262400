import type { NotificationKind } from "@tonegraph/api-contract";
import type { Storage } from "../../kernel/storage.ts";
import type { TimeCursor } from "../../kernel/time-cursor.ts";

/** Whoever reads. What concerns them follows from who they are, what they may do, and which flows they follow. */
export interface Reader {
  readonly id: string;
  readonly mayPublish: boolean;
}

/** One thing that happened, for one reader. */
export interface NotificationRecord {
  readonly id: number;
  readonly kind: NotificationKind;
  readonly flowId: string;
  readonly flowName: string;
  readonly flowArchivedAt: Date | null;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly version: number | null;
  readonly subject: string;
  readonly state: string | null;
  readonly said: string | null;
  readonly byName: string | null;
  readonly at: Date;
  readonly settledAt: Date | null;
  readonly read: boolean;
}

/** What the list is asked for. */
export interface NotificationFilter {
  readonly unreadOnly: boolean;
  readonly before: TimeCursor | null;
  readonly limit: number;
}

/** Whether a reader follows a flow; `chosen` is null while they have not said. */
export interface FollowRecord {
  readonly chosen: boolean | null;
  /** Whether they made the flow or a version of it. */
  readonly worked: boolean;
}

/** Notifications of one workspace. They are made where what they tell of is stored. */
export interface NotificationStore {
  list(reader: Reader, filter: NotificationFilter): Promise<readonly NotificationRecord[]>;
  /** How many are unread and open, counted no further than `most`. */
  countUnread(reader: Reader, most: number): Promise<number>;
  /** Ids that are not there are passed over. */
  markRead(readerId: string, ids: readonly number[], at: Date): Promise<void>;
  /** Everything up to this id, and no further than the newest there is. */
  markReadUpTo(readerId: string, id: number): Promise<void>;
  /** Null where there is no such flow. */
  following(readerId: string, flowId: string): Promise<FollowRecord | null>;
  follow(readerId: string, flowId: string, following: boolean): Promise<void>;
}

export type NotificationStorage = Storage<NotificationStore>;
