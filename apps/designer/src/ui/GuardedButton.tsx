import { Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface GuardedButtonProps {
  /** Why it cannot be pressed now; undefined when it can. */
  readonly why: string | undefined;
  readonly variant?: "filled" | "default";
  readonly leftSection?: ReactNode;
  readonly testId?: string;
  readonly loading?: boolean;
  /** Its name where the text in it says too little alone. */
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that says why it cannot be pressed: on hover, on focus and to screen readers. It stays reachable by Tab. */
export function GuardedButton(props: GuardedButtonProps) {
  const { why, variant = "filled", leftSection, testId, loading, label, onClick, children } = props;
  const id = useId();
  const guarded = why !== undefined;
  return (
    <>
      <Tooltip label={why ?? ""} disabled={!guarded} multiline maw={280} events={ON_EVERY_WAY}>
        <Button
          variant={variant}
          leftSection={leftSection}
          data-testid={testId}
          loading={loading ?? false}
          aria-label={label}
          {...(guarded ? { "data-disabled": true, "aria-disabled": true, "aria-describedby": id } : { onClick })}
        >
          {children}
        </Button>
      </Tooltip>
      {guarded && <VisuallyHidden id={id}>{why}</VisuallyHidden>}
    </>
  );
}

const ON_EVERY_WAY = { hover: true, focus: true, touch: true };
