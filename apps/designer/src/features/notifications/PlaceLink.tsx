import type { Notification } from "@tonegraph/api-contract";
import type { MouseEvent, ReactNode } from "react";
import { notificationPlace } from "./notification-place.ts";

interface PlaceLinkProps {
  readonly item: Notification;
  readonly className: string;
  /** Goes to an address of ours. What pops up stands outside of the router, so that it is handed in. */
  readonly go: (href: string) => void;
  readonly children: ReactNode;
}

/** Leads to the place where something can be done about a notification; plain text where the flow is archived. */
export function PlaceLink({ item, className, go, children }: PlaceLinkProps) {
  const href = notificationPlace(item);
  if (href === null) return <span className={className}>{children}</span>;
  const follow = (event: MouseEvent): void => {
    // Another tab or window is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a href={href} className={className} onClick={follow}>
      {children}
    </a>
  );
}
