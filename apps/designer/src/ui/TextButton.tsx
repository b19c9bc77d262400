import type { ReactNode } from "react";
import styles from "./TextButton.module.css";

interface TextButtonProps {
  /** What its place asks for; a rule there names the element too, so that it wins over the button's own. */
  readonly className?: string | undefined;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button among words: nothing but its own words, in the colour of what can be pressed. */
export function TextButton({ className, onClick, children }: TextButtonProps) {
  const both = className === undefined ? styles["button"] : `${styles["button"]} ${className}`;
  return (
    <button type="button" className={both} onClick={onClick}>
      {children}
    </button>
  );
}
