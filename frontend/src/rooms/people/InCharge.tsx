/** Who answers for security and privacy, and who stands in? 45 CFR 164.308(a)(2), 164.530(a)(1). */
import { Button } from "@mantine/core";

import { useTrouble } from "../../api/problems";
import { type Go, type Search } from "../../pieces/address";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { Loading, Unread } from "../../ui/states";
import { Designate } from "./Designate";
import { type Designation, type Post, postOf, POSTS, seatOf, titleOf } from "./designations";
import { Letter } from "./Letter";
import type { Person } from "./people";
import styles from "./people.module.css";

interface InChargeProps {
  people: readonly Person[];
  search: Search;
  go: Go;
}

/** The posts, with who holds them today. */
export function InCharge({ people, search, go }: InChargeProps) {
  const posts = useAll(POSTS);
  const trouble = useTrouble(posts.error);
  const seat = postOf(posts.data ?? [], search.post);
  return (
    <Section title="Who is in charge">
      {trouble && <Unread what="who is in charge" why={trouble.message} onRetry={() => void posts.refetch()} />}
      {posts.isPending && <Loading what="who is in charge" />}
      <div className={styles.officials}>
        {(posts.data ?? []).map((post) => (
          <One key={post.id} post={post} go={go} />
        ))}
      </div>
      <Designate seat={seat} open={search.post !== undefined} people={people} go={go} />
    </Section>
  );
}

function One({ post, go }: { post: Post; go: Go }) {
  const { may } = useHere();
  const { title, asks, citation, holder, deputy } = post;
  const settle = post.open.filter(({ advice }) => !advice);
  const advised = post.open.filter(({ advice }) => advice);
  const approve = may("approve");
  return (
    <Card>
      <div className={styles.official}>
        <h3>{title}</h3>
        {holder && <Held held={holder} />}
        {settle.length > 0 && (
          <ul className={looks.open} aria-label={`To settle: ${title}`}>
            {settle.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        )}
        {!holder && !approve && <p className={looks.quiet}>An owner or a manager can designate somebody here.</p>}
        {deputy && (
          <div>
            <span className={looks.quiet}>Deputy</span>
            <Held held={deputy} />
          </div>
        )}
        {advised.map(({ id, text }) => (
          <p key={id} className={looks.quiet}>
            {text} {post.deputy_why}
          </p>
        ))}
        <p className={looks.quiet}>
          {asks} 45 CFR {citation}
        </p>
        <div className={looks.row}>
          <Change post={post} deputy={false} go={go} />
          {(holder ?? deputy) && <Change post={post} deputy go={go} />}
        </div>
      </div>
    </Card>
  );
}

function Held({ held }: { held: Designation }) {
  return (
    <div className={styles.way}>
      <span>
        <Opens word="person" id={held.person_id}>
          {held.person}
        </Opens>{" "}
        <span className={looks.quiet}>since {dayWords(held.started_on)}</span>
      </span>
      <Letter of={held} />
    </div>
  );
}

function Change({ post, deputy, go }: { post: Post; deputy: boolean; go: Go }) {
  const { may } = useHere();
  const held = deputy ? post.deputy : post.holder;
  const word = deputy ? "Deputy" : "Designation";
  const says = held ? `${word}: change or end` : deputy ? "Name a deputy" : "Designate somebody";
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`${may("approve") ? says : `${word}: earlier ones`}: ${titleOf(post.id, deputy)}`}
      onClick={() => {
        go({ post: seatOf(post.id, deputy) });
      }}
    >
      {may("approve") ? says : `${word}: earlier ones`}
    </Button>
  );
}
