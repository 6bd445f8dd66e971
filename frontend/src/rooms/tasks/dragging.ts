/** How does a mouse carry a card to another column? The keyboard has the card's menu. */
import { type RefObject, useEffect, useRef } from "react";

import { type Status, STATUS_ORDER } from "./words";

/** Calls `onDrop` with a card's `data-task` and the `data-status` of the column that it was dropped on. */
export function useDragging(
  board: RefObject<HTMLElement | null>,
  onDrop: (task: string, status: Status) => void,
): void {
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const place = board.current;
    if (place === null) return undefined;
    let carried: string | null = null;
    const over = (event: DragEvent) => {
      const column = columnOf(event);
      mark(place, carried !== null ? column : null);
      if (carried !== null && column) event.preventDefault();
    };
    const start = (event: DragEvent) => {
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-task]") : null;
      carried = card?.dataset.task ?? null;
      if (carried !== null) event.dataTransfer?.setData("text/plain", carried);
    };
    const drop = (event: DragEvent) => {
      const status = STATUS_ORDER.find((each) => each === columnOf(event)?.dataset.status);
      if (carried !== null && status) {
        event.preventDefault();
        latest.current(carried, status);
      }
      end();
    };
    const end = () => {
      carried = null;
      mark(place, null);
    };
    const acts = { dragstart: start, dragover: over, drop, dragend: end };
    for (const [name, act] of Object.entries(acts)) place.addEventListener(name, act as EventListener);
    return () => {
      for (const [name, act] of Object.entries(acts)) place.removeEventListener(name, act as EventListener);
    };
  }, [board]);
}

function columnOf({ target }: DragEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-status]") : null;
}

function mark(place: HTMLElement, over: HTMLElement | null): void {
  for (const column of place.querySelectorAll<HTMLElement>("[data-status]"))
    column.toggleAttribute("data-over", column === over);
}
