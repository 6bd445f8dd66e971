/** What are the kinds of risk called, and in which order do they stand? */
import { plain } from "../../ui/levels";

const CATEGORIES: Record<string, string> = {
  social_engineering: "Tricked into it: phishing and false callers",
  ransomware: "Ransomware and break-ins",
  access_management: "Sign-ins and who can see what",
  loss_theft: "Lost and stolen things",
  mobile_messaging: "Phones and messages",
  web_cloud: "Website, portal and cloud",
  contractors_vendors: "Vendors and contractors",
  medical_devices: "Medical devices",
  insider: "People inside",
  home_telehealth: "Home work and telehealth",
  paper: "Paper",
  physical: "Doors, rooms and keys",
  infrastructure_failure: "Power, internet and equipment",
  natural_environmental: "Storm, fire, water and heat",
  governance: "How the program is run",
};
const ORDER = Object.keys(CATEGORIES);

/** A category in words. */
export function categoryWord(category: string): string {
  return CATEGORIES[category] ?? plain(category);
}

/** A category's place; one that is new stands last. */
export function placeOf(category: string): number {
  const place = ORDER.indexOf(category);
  return place < 0 ? ORDER.length : place;
}
