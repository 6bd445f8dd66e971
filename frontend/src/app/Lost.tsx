/** What does somebody see where there is no page, or where one broke? A way on. */
import { Button } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";

import { Unreachable } from "../api/session";
import { Page } from "../ui/Page";
import { Loading } from "../ui/states";

/** There is no page at this address. */
export function NotFound() {
  return (
    <Page title="Page not found" narrow lead="There is nothing at this address.">
      <p>
        It may have been mistyped, or the page has moved. <Link to="/">Go to your practices</Link>
      </p>
    </Page>
  );
}

/** The page could not be shown; nothing that was saved is affected. */
export function Broken({ error }: { error: unknown }) {
  const router = useRouter();
  const silent = error instanceof Unreachable;
  return (
    <Page
      title={silent ? "The server did not answer" : "This page did not open"}
      narrow
      lead={silent ? "Check your connection, then try again." : "That is our fault. What you have saved is safe."}
    >
      <div>
        <Button
          onClick={() => {
            if (silent) void router.invalidate();
            else globalThis.location.reload();
          }}
        >
          Try again
        </Button>
      </div>
    </Page>
  );
}

/** The page is on its way. */
export function Waiting() {
  return (
    <Page title="One moment" narrow>
      <Loading what="the page" />
    </Page>
  );
}
