import { Suspense, lazy, useState } from "react";
import type { PublishDialogProps } from "../../features/publish/PublishDialog.tsx";

// It knows every dialect with its rules, which is more than drawing needs; loaded when it is opened first.
const PublishDialog = lazy(async () => ({
  default: (await import("../../features/publish/PublishDialog.tsx")).PublishDialog,
}));

/** The publish dialog. Once opened it stays, so that closing gives the focus back and a roll-back can follow. */
export function LazyPublishDialog(props: PublishDialogProps) {
  const [isNeeded, setNeeded] = useState(props.opened);
  if (props.opened && !isNeeded) setNeeded(true);
  return <Suspense fallback={null}>{isNeeded && <PublishDialog {...props} />}</Suspense>;
}
