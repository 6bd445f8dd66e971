/** How does somebody with an account report from any page that something went wrong? */
import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { Report } from "../../pieces/Report";
import looks from "../../ui/looks.module.css";

/** The form; those who look into incidents find it on their list at once. */
export function Wrong() {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  return (
    <>
      <p className={looks.quiet}>
        Tell it as soon as you see it, even when you are not sure and when it was your own slip. Small things count.
      </p>
      <Report
        send={async ({ kind, what, unnamed }) => {
          const { data, error } = await work.POST("/v1/practices/{practice_id}/incidents/reports", {
            params: { path: { practice_id } },
            body: { kind, what, unnamed },
          });
          if (!data) throw error as unknown as Error;
          await touched();
          return data.reference;
        }}
      />
    </>
  );
}
