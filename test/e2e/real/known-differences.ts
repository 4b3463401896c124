import type { KnownDifference } from "../provider/recorded/known-differences";

/**
 * Where the plans of the real provider differ from the stand-in's, by what is planned: a part of each path, and the reason.
 * What does not show in plans is told in the README.
 */
export const KNOWN_DIFFERENCES: { readonly [what: string]: KnownDifference } = {
  galleries: {
    paths: ["community_gallery.0.name"],
    reason: "the public name of a community gallery ends in a number that Azure makes up",
  },
};
