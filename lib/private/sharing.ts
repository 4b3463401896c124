import { Brand } from "./brand";
import { wrongType, type Check } from "./check";

/** What marks a `GallerySharing`, which imported definitions state too. */
export const SHARING = new Brand("GallerySharing");

/** Whether a sharing is given, and is one. */
export function checkSharing<T>(check: Check, sharing: T | undefined): sharing is T {
  if (sharing === undefined || sharing === null) return false;
  if (SHARING.isOn(sharing)) return true;
  check.add(wrongType("sharing", sharing, "a GallerySharing"));
  return false;
}
