import { useEffect, useState } from "react";

/** `opened`, but closed at first: a dialog that is born open does not know where to give the focus back to. */
export function useOpenedAfterMount(opened: boolean): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(opened);
  }, [opened]);
  return shown;
}
