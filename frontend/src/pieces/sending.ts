/** Is something on its way to the server, and why was it refused? */
import { useState } from "react";

import { type Trouble, useTrouble } from "../api/problems";

interface Sending {
  busy: boolean;
  trouble: Trouble | null;
  /** `act` resolves to the problem of a refusal, and to nothing when it is done. */
  send: (act: () => Promise<unknown>) => void;
}

/** For what is sent once and leaves nothing to merge. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = (act: () => Promise<unknown>) => {
    setBusy(true);
    void act()
      .then(setError, setError)
      .finally(() => {
        setBusy(false);
      });
  };
  return { busy, trouble: useTrouble(error), send };
}
