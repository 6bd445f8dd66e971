/** How does somebody look around without fear? In a made-up practice, with a guide that shows the way. */
import { Button, CloseButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { useTrouble } from "../api/problems";
import { work, works } from "../api/work";
import { LinkButton } from "../pieces/LinkButton";
import styles from "./Sample.module.css";

const KEPT = "duecare-guide";

/** Where the guide leads, one page after the other. */
const STOPS = [
  {
    to: "/practice/$id",
    title: "Home",
    text: "One page says what to do next and how long it takes, where the practice stands in counts, and what moved in the last month. This is the page for the doctor who asks how it is going.",
  },
  {
    to: "/practice/$id/map",
    title: "Where patient information goes",
    text: "The map is drawn from the list of systems. A flow that is not encrypted, or a vendor without an agreement, is marked on the way.",
  },
  {
    to: "/practice/$id/questions",
    title: "Questions",
    text: "Plain questions, with the reason and the paragraph of the rule beside each. Nobody has to know everything: ask a colleague, or send a link to whoever looks after the computers.",
  },
  {
    to: "/practice/$id/risks",
    title: "Risks",
    text: "Every level can be opened like a glass box: which systems, which threat, which answer, which cell of the table. Open one from the list.",
  },
  {
    to: "/practice/$id/gaps",
    title: "Gaps to the standards",
    text: "The same answers, seen from the law: each standard with its status, the reasons, and what closes the gap.",
  },
  {
    to: "/practice/$id/plan",
    title: "Plan",
    text: "Choose a few tasks and see what the risks would be with these done. Nothing is saved until you say so.",
  },
  {
    to: "/practice/$id/finalize",
    title: "Finalize",
    text: "Nine things make an analysis complete. When they are there, an owner approves and it is sealed as a PDF that anybody can check. You are the owner here: try it.",
  },
] as const;

/** The guide's strip above every page of a sample practice. */
export function Sample({ id }: { id: string }) {
  const [at, setAt] = useState(() => Number(sessionStorage.getItem(KEPT) ?? -1));
  const stop = STOPS[at];
  const go = (place: number) => {
    sessionStorage.setItem(KEPT, String(place));
    setAt(place);
  };
  return (
    <aside className={styles.strip} aria-label="Sample practice">
      {stop ? (
        <>
          <div className={styles.text} role="status">
            <strong>
              {at + 1} of {STOPS.length}: {stop.title}
            </strong>
            <p>{stop.text}</p>
          </div>
          <Way id={id} to={at - 1} label="Back" variant="default" onGo={go} />
          <Way id={id} to={at + 1} label="Next" variant="filled" onGo={go} />
          <CloseButton
            aria-label="Close the guide"
            onClick={() => {
              go(-1);
            }}
          />
        </>
      ) : (
        <>
          <p className={styles.text}>
            <strong>This is a sample.</strong> Nobody and nothing in it is real. Change what you like.
          </p>
          <Way id={id} to={0} label="Show me around" variant="default" onGo={go} />
          <Leave id={id} />
        </>
      )}
    </aside>
  );
}

interface WayProps {
  id: string;
  to: number;
  label: string;
  variant: "default" | "filled";
  onGo: (place: number) => void;
}

function Way({ id, to, label, variant, onGo }: WayProps) {
  const stop = STOPS[to];
  if (!stop) return null;
  return (
    <LinkButton
      to={stop.to}
      params={{ id }}
      size="sm"
      variant={variant}
      onClick={() => {
        onGo(to);
      }}
    >
      {label}
    </LinkButton>
  );
}

function Leave({ id }: { id: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const practice = works.useQuery("get", "/v1/practices/{practice_id}", { params: { path: { practice_id: id } } });
  const [error, setError] = useState<unknown>(null);
  const trouble = useTrouble(error);
  const leave = async () => {
    const { error: refusal } = await work.DELETE("/v1/practices/{practice_id}/sample", {
      params: { path: { practice_id: id }, header: { "If-Match": `"${practice.data?.version ?? 0}"` } },
    });
    if (refusal) setError(refusal);
    else {
      await queries.invalidateQueries({ queryKey: ["get", "/v1/me"] });
      await navigate({ to: "/" });
    }
  };
  return (
    <>
      <Button size="sm" variant="subtle" onClick={() => void leave()}>
        Leave the sample
      </Button>
      {trouble && <p role="alert">{trouble.message}</p>}
    </>
  );
}
