import { advice, error, warning } from "./rule";

/** 501 to 519: the demand that replicas are calculated from, and the time that copying takes. */
export const SCALING_RULES = {
  AIG501: error("L", {
    title: "A number that is calculated with is known when the code runs",
    allowed: "a literal number",
    remedy: "Give a literal: from the code or a file per environment. Of the counts, replicas alone may be a token.",
    why: "The library calculates with the number, and what a token stands for is known to Terraform only.",
    source: "library",
  }),
  AIG502: error("L", {
    title: "Replicas are stated or calculated, not both",
    allowed: "one of replicas and peakDemand",
    remedy: "Keep replicas to state the number, or peakDemand to have it calculated.",
    why: "Two sources for one number: whichever wins, somebody is surprised.",
    source: "library",
  }),
  AIG503: error("L", {
    title: "The numbers of a peak demand",
    allowed: "a whole number that is not negative",
    remedy: "Count the machines that are made at the same time at the busiest moment.",
    why: "Machines come in whole numbers.",
    source: "library",
  }),
  AIG504: error("E", {
    title: "The instances of a scale set in a peak demand",
    allowed: "from 1 to 1000 instances",
    remedy: "Azure makes at most 1,000 instances of a scale set from a gallery image. List each set by itself.",
    why: "A demand that no scale set can have is a slip of the pen, or the sum of several sets.",
    source: "overview",
  }),
  AIG505: error("L", {
    title: "A peak demand holds machines",
    allowed: "at least one machine or scale set",
    remedy: "Say how many machines or scale sets are made at the same time, or state replicas.",
    why: "Nothing can be calculated from nothing, and a demand that turned out empty is rarely meant.",
    source: "library",
  }),
  AIG506: error("L", {
    title: "The head room over a peak demand",
    allowed: "a factor from 1 to 10",
    remedy: "Give a factor: 1.2 for a fifth more than the demand.",
    why: "Azure advises to provision more than the demand needs. Less than 1 would be less, and 20 is mostly 20 %.",
    source: "overview",
  }),
  AIG507: error("L", {
    title: "The size of an image",
    allowed: "more than 0 and up to 32768 GB",
    remedy: "Give the size of the image's disks together in GB, not in MB or bytes.",
    why: "The time to wait follows from it. Azure knows no image that is larger.",
    source: "overview",
  }),
  AIG508: advice({
    title: "A version that takes long to copy is published in phases",
    remedy: "Publish to the home region first and add the others in the next apply, as docs/replication.md shows.",
    why: "Microsoft asks to wait six hours for a copy, and to replicate to many regions in phases.",
    source: "troubleshooting",
  }),
  AIG509: warning({
    title: "A large image that is copied",
    allowed: "up to 2048 GB",
    remedy: "Use ReplicationMode.SHALLOW, or acknowledge if it is several disks of which none is larger.",
    why: "Azure copies no disk of more than 2,048 GB. Whether several may be more together is not documented.",
    source: "overview",
  }),
} as const;
