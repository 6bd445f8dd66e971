/**
 * Where do answers stand in line until the server has them, and when is the next one sent?
 *
 * Each is kept in the browser's storage under the person and the practice it belongs to, so that a reload, an ended
 * sign-in or a closed laptop loses none, and nobody else at this browser sees or sends it.
 */
import {
  after,
  again,
  due,
  type OnRecord,
  type Outcome,
  put,
  type Reply,
  settle,
  underway,
  type Waiting,
  waitOf,
} from "./queue";

/** What a line needs of the world. */
export interface Doors {
  /** Whose answers these are, and of which practice: the beginning of their names in the storage. */
  name: string;
  store: Storage;
  /** Whether the person whose answers these are is the one signed in. */
  isMine: () => boolean;
  isOnline: () => boolean;
  send: (question: string, mine: Reply, base: OnRecord) => Promise<Outcome>;
  /** Runs one thing after the other, in all tabs of this browser. */
  inTurn: (act: () => Promise<void>) => Promise<void>;
}

/** What can be seen of a line. */
export interface View {
  waiting: ReadonlyMap<string, Waiting>;
  /** The questions whose answers got through since the page was opened. */
  saved: ReadonlySet<string>;
  /** Why nothing moves. */
  held: "silent" | "signed-out" | null;
}

/** One person's answers to one practice's questions. */
export interface Line {
  view: () => View;
  listen: (listener: () => void) => () => void;
  /** Calls back with what is found on record for a question; returns how to stop. */
  onRecord: (listener: (question: string, record: OnRecord) => void) => () => void;
  put: (question: string, mine: Reply, base: OnRecord) => void;
  settle: (question: string, choice: "mine" | "theirs") => void;
  again: (question: string) => void;
  drop: (question: string) => void;
  /** Tries now what would be tried later. */
  go: () => Promise<void>;
  /** Another tab has changed the storage. */
  reread: () => void;
}

/** Nothing is sent while somebody goes through the answers with the arrow keys or is still typing. */
const PAUSE_MS = 600;

/** The line, as far as it got the last time. */
export function openLine({ name, store, isMine, isOnline, send, inTurn }: Doors): Line {
  const unkept = new Map<string, Waiting>();
  const listeners = new Set<() => void>();
  const hearers = new Set<(question: string, record: OnRecord) => void>();
  let view: View = { waiting: read(), saved: new Set(), held: null };
  let tries = 0;
  let running = false;
  let changed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function read(): Map<string, Waiting> {
    const keys = Array.from({ length: store.length }, (_, place) => store.key(place) ?? "");
    const kept = keys.filter((key) => key.startsWith(name)).map((key) => parsed(store.getItem(key)));
    const found = kept.flatMap((each) => (each ? [[each.question, each] as const] : []));
    return new Map([...found, ...unkept]);
  }

  function show(change: Partial<View>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  function keep(question: string, waiting: Waiting | null): void {
    unkept.delete(question);
    if (waiting === null) store.removeItem(name + question);
    else
      try {
        store.setItem(name + question, JSON.stringify(waiting));
      } catch {
        // The storage is full or closed to us: this tab's memory has to do.
        unkept.set(question, waiting);
      }
    show({ waiting: read() });
  }

  function plan(wait: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void go(), wait);
  }

  async function go(): Promise<void> {
    clearTimeout(timer);
    if (running) return;
    running = true;
    try {
      await inTurn(sendAll);
    } finally {
      running = false;
    }
  }

  async function sendAll(): Promise<void> {
    for (let [next] = due([...read().values()]); next; [next] = due([...read().values()])) {
      const wait = await sendNext(next);
      if (wait === null) continue;
      if (wait < Infinity) plan(wait);
      return;
    }
    show({ waiting: read(), held: null });
  }

  /** Null when the next one may follow, else for how many milliseconds to wait; for ever until something happens. */
  async function sendNext(next: Waiting): Promise<number | null> {
    const rest = changed + PAUSE_MS - Date.now();
    if (rest > 0) return rest;
    const mine = isMine();
    const outcome = mine && isOnline() ? await sendOne(underway(next)) : null;
    if (!mine || outcome === "signed-out") show({ held: "signed-out" });
    else if (outcome === null || outcome === "silent") show({ held: "silent" });
    else {
      tries = 0;
      show({ held: null });
      return null;
    }
    return outcome === "silent" ? waitOf(++tries) : Infinity;
  }

  async function sendOne(sent: Waiting): Promise<Outcome["is"]> {
    const { question } = sent;
    keep(question, sent);
    const outcome = await send(question, sent.mine, sent.base);
    const now = read().get(question);
    const rest = now ? after(sent, now, outcome) : null;
    if (now) keep(question, rest);
    if ("record" in outcome) {
      if (rest === null) show({ saved: new Set([...view.saved, question]) });
      for (const hear of hearers) hear(question, outcome.record);
    }
    return outcome.is;
  }

  function change(question: string, to: (waiting: Waiting) => Waiting | null): void {
    const waiting = read().get(question);
    if (waiting) keep(question, to(waiting));
    plan(0);
  }

  return {
    view: () => view,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onRecord: (listener) => {
      hearers.add(listener);
      return () => hearers.delete(listener);
    },
    put: (question, mine, base) => {
      keep(question, put(read().get(question), question, mine, base, new Date().toISOString()));
      changed = Date.now();
      plan(PAUSE_MS);
    },
    settle: (question, choice) => {
      change(question, (waiting) => settle(waiting, choice));
    },
    again: (question) => {
      change(question, again);
    },
    drop: (question) => {
      keep(question, null);
    },
    go,
    reread: () => {
      show({ waiting: read() });
    },
  };
}

function parsed(text: string | null): Waiting | null {
  try {
    return text === null ? null : (JSON.parse(text) as Waiting);
  } catch {
    return null;
  }
}
