/** Which plain keys does a page listen to? None while somebody types, none when the person has turned them off. */
import { useEffect, useRef } from "react";

const KEPT = "duecare-keys";
const SEQUENCE_MS = 1_500;
const TYPING = "textarea, select, [contenteditable], [role=dialog], input:not([type=radio], [type=checkbox])";

/** Calls `acts[key]` when that key is pressed alone. A key that follows "g" belongs to the way to another page. */
export function usePlainKeys(acts: Record<string, () => void>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    let going = -SEQUENCE_MS;
    const press = (event: KeyboardEvent) => {
      if (event.key === "g") going = event.timeStamp;
      else if (event.timeStamp - going > SEQUENCE_MS && isPlain(event)) latest.current[event.key]?.();
    };
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("keydown", press);
    };
  }, []);
}

function isPlain(event: KeyboardEvent): boolean {
  const { target } = event;
  const typing = target instanceof Element && target.closest(TYPING) !== null;
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat;
  return alone && !typing && localStorage.getItem(KEPT) !== "off";
}
