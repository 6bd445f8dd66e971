/** What does a panel show while it closes? What it showed before. */
import { useState } from "react";

/** The value, and the last one as long as there is none. */
export function useLast<Value>(now: Value | null): Value | null {
  const [shown, show] = useState(now);
  if (now !== null && now !== shown) show(now);
  return shown;
}
