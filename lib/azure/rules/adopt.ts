import { error, SYNTH_AND_PLAN } from "./rule";

/** 680 to 699: what exists already, and how the constructs are called. */
export const ADOPT_RULES = {
  AIG680: error("L", {
    title: "What is stated of something that is looked up is what is found",
    caughtBy: ["plan"],
    allowed: "what is found",
    remedy: "State what is there, or leave it out.",
    why:
      "Checks that are made when the code runs go by what is stated, because only Terraform sees what is there. It " +
      "compares the two each time it looks.",
    source: "library",
  }),
  AIG681: error("L", {
    title: "An id from which something is imported has the names that the construct gives it",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "the names of the construct in the id",
    remedy: "Import from the id of this very resource, or give the construct the names that the id has.",
    why: "Terraform would import what the id names, find other names in the code, and plan to replace it.",
    source: "azurermVersion",
  }),
  AIG682: error("L", {
    title: "A construct takes one resource over, from an address of its own type",
    allowed:
      'an address such as "azurerm_shared_image.ubuntu", with modules and keys as `terraform state list` prints them',
    remedy: "Give the address under which the state holds the resource now.",
    why:
      "Terraform moves a resource within a state only from an address of the same type, and each construct can be the end " +
      "of one move or import.",
    source: "library",
  }),
  AIG683: error("P", {
    title: "A version is looked up by its number or by one of two words",
    allowed:
      'three integers with dots such as "1.4.0", "latest" (the highest number that latest may give) or "recent" (the one published last)',
    remedy: "Name the version.",
    why: "azurerm refuses anything else.",
    source: "azurermVersion",
  }),
  AIG684: error("L", {
    title: "A prop is one that the construct has",
    remedy: "Write the name as its declaration does, or leave it out.",
    why:
      "A mistyped name would be dropped without a word, and the default written in its place. TypeScript refuses it " +
      "while you type; plain JavaScript and objects that are put together elsewhere pass it on. A class that extends " +
      "a construct may take props of its own.",
    source: "library",
  }),
  AIG685: error("L", {
    title: "The definition that is stated of an imported version is the one that the version is in",
    allowed: "the definition that definitionName names",
    remedy: "Give the version's own definition, or leave it out.",
    why: "Machines are checked against what is known of that definition, and another one is another kind of image.",
    source: "library",
  }),
  AIG686: error("P", {
    title: "The name of a gallery that exists",
    allowed: "1 to 80 letters, digits, periods and underscores",
    remedy: "Give the name that the gallery has in Azure, not its id: `az sig list` prints it.",
    why:
      "No gallery has another name, and azurerm refuses the plan. A period or underscore at an end, which Azure takes in no " +
      "new name (AIG101), may be in an old one.",
    source: "azurermGallery",
  }),
  AIG687: error("P", {
    title: "The name of an image definition that exists",
    allowed: "1 to 80 letters, digits, periods, underscores and dashes",
    remedy: "Give the name that the definition has in Azure, not its id: `az sig image-definition list` prints it.",
    why:
      "No definition has another name, and azurerm refuses the plan. A dash, period or underscore at an end, which Azure takes " +
      "in no new name (AIG102), may be in an old one.",
    source: "azurermImage",
  }),
} as const;
