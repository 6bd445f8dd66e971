/** What has this practice answered so far, as the person at this page sees it? */
import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";

import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import type { View } from "./line";
import { useLine } from "./lines";
import { type Asked, asked, type Question } from "./lists";
import type { OnRecord, Reply } from "./queue";

const QUESTIONS = "/v1/practices/{practice_id}/questions";
const GUESTS = "/v1/practices/{practice_id}/guests";

/** The questions, what waits on this device, and how an answer is given. */
export interface Answers {
  questions: readonly Asked[] | null;
  error: unknown;
  retry: () => void;
  now: View;
  /** Whether this person's role lets them answer a question. */
  mayAnswer: (question: Question) => boolean;
  answer: (question: Question, mine: Reply) => void;
  settle: (question: string, choice: "mine" | "theirs") => void;
  again: (question: string) => void;
  drop: (question: string) => void;
  go: () => Promise<void>;
}

/** Everything the pages of this room share. */
export function useAnswers(): Answers {
  const { me, may } = useHere();
  const list = useAll(QUESTIONS, { which: "all" });
  const guests = useAll(GUESTS);
  const { now, put, onRecord, settle, again, drop, go } = useLine();
  useRecord(onRecord);
  const outside = useMemo(
    () => new Set((guests.data ?? []).filter(isOpen).flatMap((guest) => guest.questions)),
    [guests.data],
  );
  const questions = useMemo(
    () => (list.data ? asked(list.data, now.waiting, outside) : null),
    [list.data, now.waiting, outside],
  );
  return {
    questions,
    error: list.error,
    retry: () => void list.refetch(),
    now,
    mayAnswer: ({ given }) => may("answers:write") || (may("answers:reply") && given?.assigned_to === me),
    answer: (question, mine) => {
      put(question.id, mine, question.given);
    },
    settle,
    again,
    drop,
    go,
  };
}

/** Whether a guest's link still works. */
export function isOpen({ revoked, expires_at }: { revoked: boolean; expires_at: string }): boolean {
  return !revoked && Date.parse(expires_at) > Date.now();
}

/**
 * Puts what is found on record into the list at once: reading all questions anew after each answer would cost a slow
 * line half a megabyte. What the rules conclude from it is read anew wherever it is shown.
 */
function useRecord(onRecord: (listener: (question: string, record: OnRecord) => void) => () => void): void {
  const queries = useQueryClient();
  const { id } = useHere();
  useEffect(
    () =>
      onRecord((question, given) => {
        const isList = ({ queryKey }: Query) => queryKey[1] === QUESTIONS && queryKey[2] === id;
        // A reading that began before the answer was saved would put the old one back.
        void queries.cancelQueries({ predicate: isList });
        queries.setQueriesData<Question[]>({ predicate: isList }, (list) =>
          list?.map((each) => (each.id === question ? { ...each, given } : each)),
        );
        void queries.invalidateQueries({
          predicate: (query) => !isList(query) && JSON.stringify(query.queryKey).includes(id),
        });
      }),
    [onRecord, queries, id],
  );
}
