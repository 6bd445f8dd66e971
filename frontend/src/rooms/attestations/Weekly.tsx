/** Does everybody get one letter a week with what waits for them, and what would it say? */
import { Switch } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { work, works } from "../../api/work";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { Loading, Unread } from "../../ui/states";
import styles from "./attestations.module.css";

const LETTERS = "/v1/practices/{practice_id}/digests";

/** The choice, and this week's letters to look at. Nothing where the role does not send. */
export function Weekly() {
  const { id, may, sample } = useHere();
  const enabled = may("policies:write");
  const choice = works.useQuery("get", `${LETTERS}/choice`, { params: { path: { practice_id: id } } }, { enabled });
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const unread = useTrouble(choice.error);
  if (!enabled) return null;
  if (!choice.data)
    return unread ? (
      <Unread what="the weekly letter" why={unread.message} onRetry={() => void choice.refetch()} />
    ) : (
      <Loading what="the weekly letter" />
    );
  const { weekly_letter, version } = choice.data;
  return (
    <Section title="The weekly letter">
      <p>
        One letter a week to each person, never one for each thing: policies to read with a link to their own page, work
        of theirs that is late or due within two weeks, and questions put to them. It goes out on Mondays, and only when
        something waits.
      </p>
      {sample && <p className={looks.quiet}>From a sample practice no letter goes out.</p>}
      <Refused trouble={trouble}>That was not saved.</Refused>
      <Switch
        label="Send it"
        size="md"
        checked={weekly_letter}
        disabled={!may("practice:write")}
        onChange={(event) => {
          if (busy) return;
          const body = { weekly_letter: event.currentTarget.checked };
          send(async () => {
            const params = { path: { practice_id: id }, header: { "If-Match": `"${version}"` } };
            const { error } = await work.PUT(`${LETTERS}/choice`, { params, body });
            await touched();
            return error ?? null;
          });
        }}
      />
      <details className={looks.folded}>
        <summary>What it would say today</summary>
        <Letters />
      </details>
    </Section>
  );
}

function Letters() {
  const { zone } = useHere();
  const letters = useAll(LETTERS);
  const trouble = useTrouble(letters.error);
  if (trouble) return <Unread what="the letters" why={trouble.message} onRetry={() => void letters.refetch()} />;
  if (!letters.data) return <Loading what="the letters" />;
  if (letters.data.length === 0)
    return <p>Nothing waits for anybody who has an e-mail address on file. No letter would go out.</p>;
  return (
    <ul className={looks.plain}>
      {letters.data.map(({ name, email, text, sent_at }) => (
        <li key={email}>
          <strong>{name}</strong>, {email}
          {sent_at && <span className={looks.quiet}> · this week’s went out {momentWords(sent_at, zone)}</span>}
          <p className={styles.letter}>{text}</p>
        </li>
      ))}
    </ul>
  );
}
