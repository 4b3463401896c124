import { error } from "./rule";

/** 680 to 699: what exists already, and how the constructs are called. */
export const ADOPT_RULES = {
  AIG684: error("L", {
    title: "A prop is one that the construct has",
    remedy: "Write the name as its declaration does, or leave it out.",
    why:
      "A mistyped name would be dropped without a word, and the default written in its place. TypeScript refuses it " +
      "while you type; plain JavaScript and objects that are put together elsewhere pass it on. A class that extends " +
      "a construct may take props of its own.",
    source: "library",
  }),
} as const;
