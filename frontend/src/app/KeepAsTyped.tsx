/** Is this about a patient? Asked before it leaves the browser: take it out, or say that it is not. */
import { Button } from "@mantine/core";

import type { Suspect } from "../api/guard";
import looks from "../ui/looks.module.css";
import { Ask } from "../ui/Panel";

const SHOWN = 8;

interface Props {
  suspects: Suspect[];
  answer: (keep: boolean) => void;
}

/** The question; closing it takes nothing out and sends nothing. */
export default function KeepAsTyped({ suspects, answer }: Props) {
  const back = () => {
    answer(false);
  };
  return (
    <Ask title="Is this about a patient?" open onClose={back}>
      <p>Nothing was sent yet. DueCare keeps no names or numbers of patients, and this looks like one:</p>
      <ul>
        {suspects.slice(0, SHOWN).map(({ field, title, text }, place) => (
          <li key={place}>
            {text ? <mark>{text}</mark> : `“${field.replaceAll("_", " ")}”`} looks like {title}
          </li>
        ))}
      </ul>
      {suspects.length > SHOWN && <p>And {suspects.length - SHOWN} more.</p>}
      <div className={looks.row}>
        <Button data-autofocus onClick={back}>
          Go back and take it out
        </Button>
        <Button
          variant="default"
          onClick={() => {
            answer(true);
          }}
        >
          It is not about a patient: keep it
        </Button>
      </div>
      <p className={looks.quiet}>
        If you keep it, the history says that you did, and where. It does not repeat the text.
      </p>
    </Ask>
  );
}
