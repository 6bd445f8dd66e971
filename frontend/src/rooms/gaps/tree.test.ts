/** Which standards and specifications are shown? */
import { expect, test } from "vitest";

import type { Search } from "../../pieces/address";
import { familiesOf, partsWords, tally, walksOf, wantedOf } from "./tree";
import { type Gap, STATUSES } from "./words";

function gap(citation: string, parent: string, fields: Partial<Gap> = {}): Gap {
  return {
    citation,
    parent,
    kind: parent ? "specification" : "standard",
    title: `About ${citation}`,
    safeguard: "technical",
    designation: parent ? "required" : null,
    status: "met",
    reasons: [],
    questions: [],
    tasks: [],
    decision: null,
    crosswalk: [],
    ...fields,
  };
}

const GAPS = [
  gap("164.308(a)(2)", "", { safeguard: "administrative", title: "Assigned security responsibility" }),
  gap("164.312(a)(1)", "", { status: "partly", title: "Access control" }),
  gap("164.312(a)(2)(i)", "164.312(a)(1)", { title: "Unique user identification" }),
  gap("164.312(a)(2)(iv)", "164.312(a)(1)", {
    status: "not_met",
    designation: "addressable",
    title: "Encryption and decryption",
    reasons: ["The laptops are not encrypted."],
    crosswalk: [{ crosswalk: "crosswalk_sp_800_53_r5", id: "SC-13", title: "Cryptographic Protection" }],
  }),
];

function shown(search: Search): string[][] {
  return familiesOf(GAPS, wantedOf(search)).map(({ id, rows }) => [id, ...rows.map(({ citation }) => citation)]);
}

test.each<[string, Search, string[][]]>([
  [
    "nothing asked for: everything, in the rule's order",
    {},
    [
      ["administrative", "164.308(a)(2)"],
      ["technical", "164.312(a)(1)", "164.312(a)(2)(i)", "164.312(a)(2)(iv)"],
    ],
  ],
  [
    "a specification stands under its standard",
    { status: "not_met" },
    [["technical", "164.312(a)(1)", "164.312(a)(2)(iv)"]],
  ],
  ["only the addressable ones", { kind: "addressable" }, [["technical", "164.312(a)(1)", "164.312(a)(2)(iv)"]]],
  ["a word of a reason", { q: "laptops" }, [["technical", "164.312(a)(1)", "164.312(a)(2)(iv)"]]],
  ["what corresponds elsewhere", { q: "sc-13" }, [["technical", "164.312(a)(1)", "164.312(a)(2)(iv)"]]],
  ["words in any order", { q: "control access" }, [["technical", "164.312(a)(1)"]]],
  ["nothing fits", { q: "backup" }, []],
])("%s", (_, search, found) => {
  expect(shown(search)).toEqual(found);
});

test("each status is counted apart for standards and specifications", () => {
  const counts = tally(GAPS);
  expect(counts.met).toEqual({ standards: 1, specifications: 1 });
  expect(counts.not_met).toEqual({ standards: 0, specifications: 1 });
  expect(counts.unknown).toEqual({ standards: 0, specifications: 0 });
});

test("a standard says what its specifications come to", () => {
  const word = (status: Gap["status"]) => STATUSES[status].word;
  const [alone, standard] = GAPS;
  if (!alone || !standard) throw new Error("The list is empty.");
  expect(partsWords(standard, GAPS, word)).toBe("1 not met, 1 met");
  expect(partsWords(alone, GAPS, word)).toBe("");
});

test("crosswalks are switched on by name, in their own order", () => {
  expect(walksOf({ walks: "crosswalk_hicp_2023,none,crosswalk_sp_800_53_r5" })).toEqual([
    "crosswalk_sp_800_53_r5",
    "crosswalk_hicp_2023",
  ]);
  expect(walksOf({})).toEqual([]);
});
