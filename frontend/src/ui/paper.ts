/** Is the page being printed? Then all of a list has to be in it. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the browser is drawing the page for paper. */
export function usePaper(): boolean {
  const [paper, setPaper] = useState(false);
  useEffect(() => {
    const set = (is: boolean) => () => {
      flushSync(() => {
        setPaper(is);
      });
    };
    const [begin, end] = [set(true), set(false)];
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return paper;
}
