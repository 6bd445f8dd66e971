/** What surrounds every page of a practice? The way to its rooms, and what was done last. */
import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFlag, IconKeyboard, IconMenu2, IconSearch } from "@tabler/icons-react";
import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect } from "react";

import { hasStatus, useTrouble } from "../api/problems";
import { works } from "../api/work";
import { HereProvider, type Scope, useHere } from "../pieces/here";
import { Page } from "../ui/Page";
import { Ask } from "../ui/Panel";
import { Loading, Unread } from "../ui/states";
import { UndoLine } from "../ui/undo";
import styles from "./Frame.module.css";
import { Help } from "./Help";
import { useKeys } from "./keys";
import { Palette } from "./Palette";
import { Sample } from "./Sample";
import { type Way, Ways } from "./Ways";

// Fetched when somebody needs it: it is no part of what every page waits for.
const Wrong = lazy(() => import("../rooms/incidents/Wrong").then(({ Wrong }) => ({ default: Wrong })));

/** The frame of a practice's pages: who may do what is known before any of them is drawn. */
export function Frame() {
  const { id } = useParams({ from: "/signed-in/practice/$id" });
  const me = works.useQuery("get", "/v1/me");
  const practice = works.useQuery("get", "/v1/practices/{practice_id}", { params: { path: { practice_id: id } } });
  const trouble = useTrouble(me.error ?? practice.error);
  const mine = me.data?.practices.find(({ practice_id }) => practice_id === id);
  if (hasStatus(practice.error, 404)) return <Elsewhere />;
  if (trouble)
    return (
      <Page title="Practice">
        <Unread what="the practice" why={trouble.message} onRetry={() => void practice.refetch()} />
      </Page>
    );
  if (!practice.data || !me.data || !mine)
    return (
      <Page title="One moment">
        <Loading what="the practice" />
      </Page>
    );
  const here = {
    id,
    name: practice.data.name,
    me: me.data.user_id,
    role: mine.role,
    scopes: mine.scopes,
    zone: practice.data.time_zone,
    sample: practice.data.sample,
  };
  return (
    <HereProvider value={here}>
      {here.sample && <Sample id={id} />}
      <Around name={here.name} scopes={here.scopes} />
    </HereProvider>
  );
}

function Around({ name, scopes }: { name: string; scopes: readonly Scope[] }) {
  const navigate = useNavigate();
  const [searching, search] = useDisclosure(false);
  const [helping, help] = useDisclosure(false);
  const [tells, telling] = useDisclosure(false);
  const go = useCallback((to: Way["to"]) => void navigate({ to, params: true }), [navigate]);
  useKeys({ onSearch: search.open, onHelp: help.open, onGo: go });
  useLeftover();
  const report = scopes.includes("incidents:report") && <Tell onTell={telling.open} />;
  return (
    <div className={styles.frame}>
      <div className={styles.side}>
        <Find onSearch={search.open} />
        {report}
        <nav aria-label="Practice">
          <Ways name={name} scopes={scopes} />
        </nav>
        <Button variant="subtle" size="sm" leftSection={<IconKeyboard size={18} aria-hidden />} onClick={help.open}>
          Keys
        </Button>
      </div>
      <div className={styles.page}>
        <Menu beside={report}>
          <Find onSearch={search.open} />
          <Ways name={name} scopes={scopes} />
        </Menu>
        <Outlet />
        <UndoLine />
      </div>
      <Palette open={searching} onClose={search.close} />
      <Help open={helping} onClose={help.close} />
      <Ask title="Something went wrong?" open={tells} onClose={telling.close}>
        <Suspense fallback={<Loading what="the form" />}>
          <Wrong />
        </Suspense>
      </Ask>
    </div>
  );
}

/** Answers that a bad line kept back are sent from whatever page is opened next. */
function useLeftover() {
  const { me, id } = useHere();
  useEffect(() => {
    void import("../rooms/questions/lines").then(({ lineOf }) => lineOf(me, id));
  }, [me, id]);
}

function Tell({ onTell }: { onTell: () => void }) {
  return (
    <Button
      variant="default"
      size="sm"
      justify="flex-start"
      leftSection={<IconFlag size={17} aria-hidden />}
      onClick={onTell}
    >
      Something went wrong?
    </Button>
  );
}

function Find({ onSearch }: { onSearch: () => void }) {
  return (
    <Button
      variant="default"
      size="sm"
      fullWidth
      justify="space-between"
      leftSection={<IconSearch size={17} aria-hidden />}
      rightSection={<kbd className={styles.key}>Ctrl K</kbd>}
      onClick={onSearch}
    >
      Find
    </Button>
  );
}

/** The same ways on a narrow window, behind a button. */
function Menu({ beside, children }: { beside: React.ReactNode; children: React.ReactNode }) {
  const [open, { open: show, close }] = useDisclosure(false);
  return (
    <div className={styles.menu}>
      <Button variant="default" size="sm" leftSection={<IconMenu2 size={18} aria-hidden />} onClick={show}>
        Menu
      </Button>
      {beside}
      <Drawer
        opened={open}
        onClose={close}
        title="Go to"
        size="min(20rem, 100vw)"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {/* Choosing a way closes the menu, once the link has done its work; a click elsewhere in it does not. */}
        <nav
          aria-label="Practice"
          onClickCapture={(event) => {
            if (event.target instanceof Element && event.target.closest("a")) setTimeout(close);
          }}
        >
          {children}
        </nav>
      </Drawer>
    </div>
  );
}

function Elsewhere() {
  return (
    <Page title="Practice not found" narrow lead="There is no such practice, or it is not shared with you.">
      <p>
        If somebody sent you this address, ask them for an invitation. <Link to="/">Go to your practices</Link>
      </p>
    </Page>
  );
}
