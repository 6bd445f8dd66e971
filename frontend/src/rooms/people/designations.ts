/** What are the posts called, and which of them is open? */
import type { ItemOf } from "../../pieces/lists";

export const DESIGNATIONS = "/v1/practices/{practice_id}/designations";
export const POSTS = `${DESIGNATIONS}/posts` as const;
export type Designation = ItemOf<typeof DESIGNATIONS>;
export type Post = ItemOf<typeof POSTS>;

const TITLES: Record<Post["id"], string> = {
  security_official: "security official",
  privacy_official: "privacy official",
  contact_person: "contact person",
};

/** A post, or the place of its deputy. */
export interface Seat {
  post: Post;
  deputy: boolean;
  held: Designation | null;
}

const DEPUTY = ".deputy";

/** "deputy of the privacy official". */
export function titleOf(post: Post["id"], deputy: boolean): string {
  return deputy ? `deputy of the ${TITLES[post]}` : TITLES[post];
}

/** The word of the address for a seat. */
export function seatOf(post: Post["id"], deputy: boolean): string {
  return deputy ? post + DEPUTY : post;
}

/** The seat that the address names; null for none. */
export function postOf(posts: readonly Post[], word: string | undefined): Seat | null {
  const post = posts.find(({ id }) => word === id || word === id + DEPUTY);
  if (!post) return null;
  const deputy = word !== post.id;
  return { post, deputy, held: deputy ? post.deputy : post.holder };
}

/** The designations of a seat that have ended, the newest first. */
export function endedOf(all: readonly Designation[], { post, deputy }: Seat): Designation[] {
  return all.filter((each) => each.duty === post.id && each.deputy === deputy && each.ended_on !== null);
}
