/** Which rooms does a practice have, in the order in which the work is done? */
import {
  IconBuilding,
  IconCertificate,
  IconDeviceLaptop,
  IconFileText,
  IconFlag,
  IconHistory,
  IconHome,
  IconListCheck,
  IconMessageQuestion,
  IconScale,
  IconSettings,
  IconShieldHalf,
  type TablerIcon,
} from "@tabler/icons-react";
import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import type { Scope } from "../pieces/here";
import styles from "./Ways.module.css";

/** A way to a page, and what a person needs to see it. */
export interface Way {
  to: NonNullable<LinkProps["to"]>;
  name: string;
  needs: Scope;
}

interface Room extends Way {
  Icon: TablerIcon;
  parts?: Way[];
}

/** Every way there is; the menu and the command palette read the same list. */
export const WAYS: Room[] = [
  { to: "/practice/$id", name: "Home", needs: "practice:read", Icon: IconHome },
  { to: "/practice/$id/start", name: "Your practice", needs: "practice:read", Icon: IconBuilding },
  {
    to: "/practice/$id/assets",
    name: "Systems and devices",
    needs: "inventory:read",
    Icon: IconDeviceLaptop,
    parts: [
      { to: "/practice/$id/vendors", name: "Vendors", needs: "inventory:read" },
      { to: "/practice/$id/contracts", name: "Contracts with vendors", needs: "inventory:read" },
      { to: "/practice/$id/recovery", name: "When systems fail", needs: "inventory:read" },
      { to: "/practice/$id/plans", name: "Plans for emergencies", needs: "inventory:read" },
      { to: "/practice/$id/disposals", name: "Disposals", needs: "inventory:read" },
      { to: "/practice/$id/sites", name: "Sites", needs: "inventory:read" },
      { to: "/practice/$id/map", name: "Where ePHI goes", needs: "inventory:read" },
      { to: "/practice/$id/people", name: "People", needs: "inventory:read" },
      { to: "/practice/$id/who", name: "Who is who", needs: "inventory:read" },
      { to: "/practice/$id/joining", name: "Joining and leaving", needs: "inventory:read" },
      { to: "/practice/$id/reviews", name: "Who may get in", needs: "inventory:read" },
      { to: "/practice/$id/events", name: "Events", needs: "inventory:read" },
    ],
  },
  {
    to: "/practice/$id/questions",
    name: "Questions",
    needs: "answers:read",
    Icon: IconMessageQuestion,
    parts: [{ to: "/practice/$id/guests", name: "Asked outside", needs: "answers:write" }],
  },
  {
    to: "/practice/$id/risks",
    name: "Risks",
    needs: "risks:read",
    Icon: IconShieldHalf,
    parts: [{ to: "/practice/$id/suggestions", name: "Suggested risks", needs: "risks:read" }],
  },
  {
    to: "/practice/$id/gaps",
    name: "Gaps to the standards",
    needs: "risks:read",
    Icon: IconScale,
    parts: [{ to: "/practice/$id/evaluations", name: "Evaluations", needs: "risks:read" }],
  },
  {
    to: "/practice/$id/policies",
    name: "Policies",
    needs: "policies:read",
    Icon: IconFileText,
    parts: [
      { to: "/practice/$id/habits", name: "How you work", needs: "policies:read" },
      { to: "/practice/$id/coverage", name: "What they cover", needs: "policies:read" },
      { to: "/practice/$id/readers", name: "Who has read them", needs: "policies:read" },
      { to: "/practice/$id/training", name: "Training", needs: "policies:read" },
      { to: "/practice/$id/notice", name: "Notice to patients", needs: "policies:read" },
      { to: "/practice/$id/requests", name: "Patient requests", needs: "policies:read" },
    ],
  },
  {
    to: "/practice/$id/incidents",
    name: "Incidents",
    needs: "incidents:read",
    Icon: IconFlag,
    parts: [
      { to: "/practice/$id/activity", name: "Who looked at what", needs: "activity:read" },
      { to: "/practice/$id/state-law", name: "State law", needs: "incidents:read" },
      { to: "/practice/$id/conduct", name: "Sanctions and complaints", needs: "conduct:read" },
    ],
  },
  { to: "/practice/$id/plan", name: "Plan", needs: "tasks:read", Icon: IconListCheck },
  {
    to: "/practice/$id/finalize",
    name: "Finalize",
    needs: "analyses:read",
    Icon: IconCertificate,
    parts: [{ to: "/practice/$id/analyses", name: "Written analyses", needs: "analyses:read" }],
  },
  { to: "/practice/$id/history", name: "History", needs: "history:read", Icon: IconHistory },
  {
    to: "/practice/$id/members",
    name: "People with access",
    needs: "members:read",
    Icon: IconSettings,
    parts: [
      { to: "/practice/$id/method", name: "Method and appetite", needs: "practice:read" },
      { to: "/practice/$id/tokens", name: "API tokens", needs: "tokens:write" },
    ],
  },
];

interface WaysProps {
  name: string;
  scopes: readonly Scope[];
}

/** The links, as far as the person's role goes. */
export function Ways({ name, scopes }: WaysProps) {
  const box = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  // On a low window the list scrolls by itself; the page one is on must not be below its edge.
  useEffect(() => {
    box.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  return (
    <div className={styles.ways} ref={box}>
      <p className={styles.name}>{name}</p>
      <ul>
        {WAYS.filter(({ needs }) => scopes.includes(needs)).map(({ to, name, Icon, parts = [] }) => (
          <li key={to}>
            <Way to={to}>
              <Icon size={19} stroke={1.6} aria-hidden />
              {name}
            </Way>
            <ul>
              {parts
                .filter(({ needs }) => scopes.includes(needs))
                .map((part) => (
                  <li key={part.to}>
                    <Way to={part.to}>{part.name}</Way>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Way({ to, children }: { to: Way["to"]; children: React.ReactNode }) {
  return (
    <Link to={to} params={true} className={styles.way} activeOptions={{ exact: to === "/practice/$id" }}>
      {children}
    </Link>
  );
}
