/** Why was something not done? Said at once, beside what was tried. */
import type { Trouble } from "./Form";
import looks from "./looks.module.css";

interface RefusedProps {
  trouble: Trouble | null;
  /** What did not happen, where the reason alone would not tell. */
  children?: string;
}

/** One line; nothing while all is well. */
export function Refused({ trouble, children }: RefusedProps) {
  return (
    trouble && (
      <p role="alert" className={looks.trouble}>
        {children ? `${children} ${trouble.message}` : trouble.message}
      </p>
    )
  );
}
