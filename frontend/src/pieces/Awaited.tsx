/** What does a page show before it has what it is about? That it is read, or why it cannot be. */
import type { Trouble } from "../api/problems";
import { Page } from "../ui/Page";
import { Loading, Unread } from "../ui/states";

interface AwaitedProps {
  title: string;
  /** What is read: "the risks". */
  what: string;
  trouble: Trouble | null;
  onRetry: () => void;
}

/** The page until then. */
export function Awaited({ title, what, trouble, onRetry }: AwaitedProps) {
  return (
    <Page title={title} wide>
      {trouble ? <Unread what={what} why={trouble.message} onRetry={onRetry} /> : <Loading what={what} />}
    </Page>
  );
}
