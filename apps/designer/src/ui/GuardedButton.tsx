import { Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface GuardedButtonProps {
  /** Why it cannot be pressed now; undefined when it can. */
  readonly why: string | undefined;
  readonly variant?: "filled" | "default";
  readonly leftSection?: ReactNode;
  readonly testId?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that says why it cannot be pressed: on hover, on focus and to screen readers. It stays reachable by Tab. */
export function GuardedButton({ why, variant = "filled", leftSection, testId, onClick, children }: GuardedButtonProps) {
  const id = useId();
  const look = { variant, leftSection, "data-testid": testId };
  if (why === undefined) {
    return (
      <Button {...look} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <>
      <Tooltip label={why} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
        <Button {...look} data-disabled aria-disabled="true" aria-describedby={id}>
          {children}
        </Button>
      </Tooltip>
      <VisuallyHidden id={id}>{why}</VisuallyHidden>
    </>
  );
}
