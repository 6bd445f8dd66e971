/** What surrounds every page? The product's name, light or dark, and the way out. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";

import { leave, onStanding, person } from "../api/session";
import { ThemeSwitch } from "../ui/ThemeSwitch";
import styles from "./Shell.module.css";

/** Header and main around the page of the present route. */
export function Shell() {
  return (
    <div className={styles.shell}>
      <a
        href="#main"
        className={styles.skip}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        Skip to the page
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link to="/" className={styles.brand}>
            <img src="/favicon.svg" alt="" width={26} height={26} />
            DueCare
          </Link>
          <WayOut />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}

function WayOut() {
  const who = useSyncExternalStore(onStanding, person);
  const out = useMutation({ mutationFn: leave });
  return (
    <>
      {who && (
        <Link to="/account" className={styles.who} aria-label={`Your account: ${who.name}`}>
          {who.name}
        </Link>
      )}
      <ThemeSwitch />
      {who && (
        <Button
          variant="default"
          size="sm"
          className={styles.out}
          aria-disabled={out.isPending}
          onClick={() => {
            if (!out.isPending) out.mutate();
          }}
        >
          Sign out
        </Button>
      )}
      {who && out.isError && (
        <p role="alert" className={styles.trouble}>
          You are still signed in: the server did not answer. Check your connection and try again.
        </p>
      )}
    </>
  );
}
