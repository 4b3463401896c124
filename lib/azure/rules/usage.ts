import { error, SYNTH_AND_PLAN } from "./rule";

/** 0xx: using the library. */
export const USAGE_RULES = {
  AIG001: error("L", {
    title: "A construct id makes a stable, legal Terraform name",
    allowed: "an id that begins with a letter or an underscore and holds no token",
    remedy: 'Write the id as a literal that begins with a letter: "V1_4_0" for version 1.4.0.',
    why:
      "The Terraform address of a resource is made from the construct ids. CDK for Terraform drops every character " +
      'but letters, digits, dashes and underscores, so "1.14.0" and "11.4.0" would become the same address, and ' +
      "Terraform takes no name that begins with a digit. A token in an id changes from run to run.",
    source: "library",
  }),
  AIG002: error("L", {
    title: "No two constructs share one Terraform address",
    remedy: "Give the constructs ids that differ in letters, digits, dashes or underscores.",
    why:
      "CDK for Terraform merges two resources with one address without a word: one of the images would never be " +
      "made. It happens when ids differ only in characters that an address cannot hold, such as dots.",
    source: "library",
  }),
  AIG003: error("L", {
    title: "A value that is needed is there",
    allowed: "a text that is not empty",
    remedy: "State the value.",
    why: "Neither Azure nor this library has a default for it.",
    source: "library",
  }),
  AIG004: error("L", {
    title: "A value has the type its prop declares",
    remedy: "Give a value of the declared type.",
    why: "TypeScript refuses this while you type; code in plain JavaScript, or a cast, can still pass it on.",
    source: "library",
  }),
  AIG005: error("E", {
    title: "An id is the Azure resource id of the right kind of resource",
    caughtBy: SYNTH_AND_PLAN,
    remedy: "Give the full resource id, as `az … show --query id` prints it.",
    why:
      "Azure and azurerm take full resource ids only, and azurerm compares most of them letter by letter: an id of " +
      "another kind is refused at apply, or accepted and planned as a replacement ever after.",
    source: "azurermVersion",
  }),
  AIG006: error("L", {
    title: "What is said to the checks names a rule that it can be said of, with a reason",
    remedy: "Name a warning of docs/errors.md and say in a sentence why it is all right here.",
    why: "An acknowledgement without a reason tells the next reader nothing; one of an unknown code does nothing.",
    source: "library",
  }),
  AIG007: error("P", {
    title: "A choice is one of the listed values",
    remedy: "Use a member of the enum.",
    why: "azurerm knows these values alone.",
    source: "azurermImage",
  }),
  AIG008: error("L", {
    title: "What decides the shape of the configuration is known when the code runs",
    allowed: "a literal",
    remedy: "Give a literal: read it from a file, an environment variable or the stack's own props.",
    why:
      "Which blocks are written, and which rules hold between them, is decided when the code runs. A token is known " +
      "to Terraform only, and this library never guesses what it stands for.",
    source: "library",
  }),
  AIG009: error("L", {
    title: "A value that the parent cannot supply is stated",
    remedy: "State the value on this construct, or import the parent by attributes (from…Attributes) that hold it.",
    why: "An imported gallery or definition is known by its name and resource group only, so its location does not flow down.",
    source: "library",
  }),
} as const;
