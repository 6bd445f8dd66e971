/** What is there for this person to read and to take, and what is left of it? */
import { useState } from "react";

import type { components } from "../../api/schema";
import { visit } from "../../api/visit";
import { Page } from "../../ui/Page";
import { Course } from "./Course";
import { Courses } from "./Courses";
import { type Agreement, leftIn, OwnDevices } from "./OwnDevices";
import { Papers, type ToSign, unsignedIn } from "./Papers";
import { Reading } from "./Reading";
import { type Answers, quizOf, type Result } from "./words";
import { Wrong } from "./Wrong";

export type Shown = components["schemas"]["PersonalPageOut"] &
  components["schemas"]["CoursesToTakeOut"] & {
    /** What is agreed to for devices of their own. */
    agreement: Agreement | null;
    toSign: ToSign | null;
  };

interface OwnProps {
  secret: string;
  /** The key that the code gave. */
  opened: string;
  page: Shown;
}

/**
 * The whole of the page: policies, papers to sign, devices of their own, then courses; a course that is open takes all
 * of it. A report is taken as long as the link works: the last thing to do ends it.
 */
export function Own({ secret, opened, page }: OwnProps) {
  const [said, setSaid] = useState<ReadonlySet<string>>(
    () => new Set(page.policies.filter(({ attested_at }) => attested_at !== null).map(({ policy_id }) => policy_id)),
  );
  const [passed, setPassed] = useState<ReadonlyMap<string, Result>>(new Map());
  const [agreement, setAgreement] = useState(page.agreement);
  const [toSign, setToSign] = useState(page.toSign);
  const [open, setOpen] = useState<string | null>(null);
  const course = page.courses.find((each) => each.course === open);
  const body = { token: secret, key: opened };
  if (course)
    return (
      <Course
        key={course.course}
        course={course}
        onLeave={() => {
          setOpen(null);
        }}
        handIn={async (answers: Answers) => {
          const { data, error } = await visit.POST("/v1/personal-pages/courses/quiz", {
            body: { ...body, ...quizOf(course, answers) },
          });
          if (!data) throw error as unknown as Error;
          if (data.passed) setPassed((before) => new Map([...before, [course.course, data]]));
          return data;
        }}
      />
    );
  const toRead = page.policies.filter(({ policy_id }) => !said.has(policy_id)).length;
  const toTake = page.courses.filter(({ course, state }) => state !== "done" && !passed.has(course)).length;
  const toAgree = agreement ? leftIn(agreement) : 0;
  const unsigned = toSign ? unsignedIn(toSign) : 0;
  const own = (agreement?.devices.length ?? 0) + (toSign?.papers.length ?? 0);
  const toDo = toRead + toTake + toAgree + unsigned;
  const nothing = page.policies.length + page.courses.length + own === 0;
  return (
    <Page title="Your page" narrow lead={`${page.practice}, for ${page.person}`}>
      <p role="status">
        {nothing
          ? "There is nothing for you here at the moment."
          : toDo === 0
            ? "That is all. Thank you; the practice sees what you have done."
            : "A part at a time is fine. What is done stays done, and the link brings you back."}
      </p>
      {page.policies.length > 0 && (
        <Reading
          policies={page.policies}
          said={said}
          attest={async ({ policy_id, number, sha256 }) => {
            const { error } = await visit.POST("/v1/personal-pages/attestations", {
              body: { ...body, policy_id, number, sha256 },
            });
            if (error) return error;
            setSaid((before) => new Set([...before, policy_id]));
            return null;
          }}
        />
      )}
      {toSign && <Papers secret={secret} opened={opened} toSign={toSign} onSigned={setToSign} />}
      {agreement && <OwnDevices secret={secret} opened={opened} agreement={agreement} onAgreed={setAgreement} />}
      {page.courses.length > 0 && <Courses courses={page.courses} passed={passed} onOpen={setOpen} />}
      {(nothing || toDo > 0) && <Wrong secret={secret} opened={opened} />}
    </Page>
  );
}
