import { z } from "zod";
import {
  followingSchema,
  notificationSchema,
  readNotificationsSchema,
  unreadCountSchema,
} from "../notification-resources.ts";
import type { RouteContract } from "./route-contract.ts";
import { listOf, page } from "./shared-parts.ts";

/** What people are told of while they look elsewhere. */
export const notificationRoutes = {
  listNotifications: {
    method: "GET",
    path: "/notifications",
    permission: "read",
    summary: "What concerns whoever asks, newest first, with how much of it is unread",
    query: z.object({ ...page, unread: z.enum(["true", "false"]).optional() }),
    responses: { 200: listOf(notificationSchema).extend({ unread: unreadCountSchema }) },
  },
  readNotifications: {
    method: "POST",
    path: "/notifications/read",
    permission: "read",
    summary: "Mark single notifications, or all up to one, as read by whoever asks",
    body: readNotificationsSchema,
    responses: { 200: z.object({ unread: unreadCountSchema }) },
  },
  getFollowing: {
    method: "GET",
    path: "/flows/:flowId/following",
    permission: "read",
    summary: "Whether whoever asks is told of what happens to a flow",
    responses: { 200: followingSchema },
  },
  putFollowing: {
    method: "PUT",
    path: "/flows/:flowId/following",
    permission: "read",
    summary: "Be told of what happens to a flow, or not any more; for whoever asks alone",
    body: z.strictObject({ following: z.boolean() }),
    responses: { 200: followingSchema },
  },
} as const satisfies Record<string, RouteContract>;
