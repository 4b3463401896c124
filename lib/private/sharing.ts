import type { IConstruct } from "constructs";
import { Brand } from "./brand";
import { wrongType, type Check } from "./check";
import { isChanged } from "./escape-hatch";

/** What marks a `GallerySharing`, which imported definitions state too. */
export const SHARING = new Brand("GallerySharing");

/** How a gallery is shared, as far as that is known: what an escape hatch has changed is not. */
export function sharingOf<T>(gallery: IConstruct & { readonly sharing?: T }): T | undefined {
  return isChanged(gallery, "sharing") ? undefined : gallery.sharing;
}

/** Whether a sharing is given, and is one. */
export function checkSharing<T>(check: Check, sharing: T | undefined): sharing is T {
  if (sharing === undefined || sharing === null) return false;
  if (SHARING.isOn(sharing)) return true;
  check.add(wrongType("sharing", sharing, "a GallerySharing"));
  return false;
}
