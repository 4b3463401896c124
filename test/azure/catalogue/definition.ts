import { type MemoryRange, type PurchasePlan, type VcpuRange } from "../../../lib";
import { GallerySharing } from "../../../lib";
import { numberToken, textToken, untyped } from "../../gallery/build";
import type { Case } from "../../support/outcome";
import { asks, AT_DEFINITION, definition, each, gallery, silent, version, type Rows } from "./row";

const vcpus = (recommendedVcpus: VcpuRange): Case => definition({ recommendedVcpus });
const memory = (recommendedMemoryGb: MemoryRange): Case => definition({ recommendedMemoryGb });
const planned = (purchasePlan: PurchasePlan): Case => definition({ purchasePlan });
const ends = (endOfLife: string): Case => version({ endOfLife });
const privacy = (privacyStatementUri: string): Case => definition({ privacyStatementUri });

/** 106 to 108, 111, 116 to 118: what a definition recommends and tells. */
export const DEFINITION: Rows = {
  AIG106: {
    level: "error",
    weight: "P",
    good: each("recommendedVcpus", vcpus, { min: 1 }, { max: 80 }, { min: 1, max: 80 }, {}, { min: undefined, max: 2 }),
    bad: each("recommendedVcpus", vcpus, { min: 0 }, { max: 81 }, { min: 1.5 }, { max: -1 }),
    tokens: {
      "a minimum": asks(
        definition((stack) => ({ recommendedVcpus: { min: numberToken(stack) } })),
        "AIG106",
      ),
      "a maximum beside a literal minimum": asks(
        definition((stack) => ({ recommendedVcpus: { min: 1, max: numberToken(stack) } })),
        "AIG106",
        "AIG108",
      ),
    },
    message: [
      AT_DEFINITION,
      "recommendedVcpus.min: got 0, allowed a whole number of vCPUs from 1 to 80",
      "Give a number in that range; the bound is azurerm's, Azure itself takes more.",
    ],
  },
  AIG107: {
    level: "error",
    weight: "P",
    good: each("recommendedMemoryGb", memory, { min: 1 }, { max: 640 }, { min: 1, max: 640 }, {}),
    bad: each("recommendedMemoryGb", memory, { min: 0 }, { max: 641 }, { max: 0.5 }),
    tokens: {
      "a maximum": asks(
        definition((stack) => ({ recommendedMemoryGb: { max: numberToken(stack) } })),
        "AIG107",
      ),
    },
    message: [
      AT_DEFINITION,
      "recommendedMemoryGb.min: got 0, allowed a whole number of GB from 1 to 640",
      "Give gigabytes, not megabytes; the bound is azurerm's, Azure itself takes more.",
    ],
  },
  AIG108: {
    level: "error",
    weight: "E",
    good: {
      ...each("recommendedVcpus", vcpus, { min: 4, max: 4 }, { min: 4, max: 5 }),
      ...each(
        "recommendedMemoryGb",
        memory,
        { min: 640, max: 640 },
        untyped({ min: 4, max: null }),
        untyped({ min: null, max: 4 }),
      ),
    },
    bad: {
      ...each("recommendedVcpus", vcpus, { min: 5, max: 4 }, { min: 80, max: 1 }),
      ...each("recommendedMemoryGb", memory, { min: 640, max: 639 }),
    },
    tokens: {
      "a minimum beside a literal maximum": asks(
        definition((stack) => ({ recommendedMemoryGb: { min: numberToken(stack), max: 1 } })),
        "AIG107",
        "AIG108",
      ),
    },
    message: [
      AT_DEFINITION,
      "recommendedVcpus: got 5 to 4, allowed a minimum not above the maximum",
      "Swap the two numbers, or mend the wrong one.",
    ],
  },
  AIG111: {
    level: "warning",
    weight: "W",
    good: { ...each("purchasePlan", planned, { name: "p", publisher: "u", product: "o" }), "no plan": definition() },
    bad: each(
      "purchasePlan",
      planned,
      { name: "p" },
      { name: "p", publisher: "u" },
      untyped({ name: "p", product: "o", publisher: null }),
    ),
    tokens: {
      "a part of the plan": silent(
        definition((stack) => ({ purchasePlan: { name: "p", publisher: textToken(stack), product: "o" } })),
      ),
    },
    message: [
      "stack/Gallery/Ubuntu2404",
      "purchasePlan: publisher and product are missing",
      "Copy all three from the Marketplace image; Azure compares all three when a machine is made.",
    ],
  },
  AIG116: {
    level: "error",
    weight: "P",
    good: {
      ...each(
        "endOfLife",
        ends,
        "2027-06-30",
        "2028-02-29",
        "9999-12-31",
        "2027-06-30T00:00:00Z",
        "2027-06-30T23:59:59.123456789Z",
      ),
      ...each("endOfLife", ends, "2027-06-30T00:00:00+14:00", "2027-06-30T00:00:00-12:00"),
      "the end of a definition": definition({ endOfLife: "2027-06-30" }),
    },
    bad: {
      ...each(
        "endOfLife",
        ends,
        "30.06.2027",
        "2027-02-29",
        "2027-06-31",
        "2027-13-01",
        "2027-6-1",
        "2027-06-30T24:00:00Z",
        "",
      ),
      ...each(
        "endOfLife",
        ends,
        "2027-06-30 00:00:00",
        "2027-06-30T00:00:00",
        "2027-06-30t00:00:00z",
        untyped(20270630),
      ),
      "a date of a definition that is none": definition({ endOfLife: "next year" }),
    },
    tokens: {
      "a date": asks(
        version((stack) => ({ endOfLife: textToken(stack) })),
        "AIG116",
      ),
      "a date of a definition": asks(
        definition((stack) => ({ endOfLife: textToken(stack) })),
        "AIG116",
      ),
    },
    message: [
      "ImageVersion at stack/Gallery/Ubuntu2404/V1_4_0",
      'endOfLife: got "30.06.2027", allowed a date such as "2027-06-30" or an RFC 3339 time such as "2027-06-30T00:00:00Z"',
      "Write the date like that, with capital T and Z.",
    ],
  },
  AIG117: {
    level: "warning",
    weight: "W",
    // The day is 2026-11-25, from its first moment on.
    good: each("endOfLife", ends, "2026-11-26", "2026-11-25T00:00:01Z", "2026-11-24T23:59:59-00:01", "9999-12-31"),
    bad: {
      ...each("endOfLife", ends, "2026-11-25", "2026-11-24", "2001-01-01", "2026-11-25T00:59:59+01:00"),
      "a definition that is past": definition({ endOfLife: "2026-11-24" }),
    },
    message: [
      "stack/Gallery/Ubuntu2404/V1_4_0",
      'endOfLife: got "2026-11-25T00:00:00Z", which is past',
      "Azure refuses a date in the past when the image is created; for one that exists, acknowledge.",
    ],
  },
  AIG118: {
    level: "warning",
    weight: "W",
    good: {
      ...each(
        "privacyStatementUri",
        privacy,
        "https://contoso.com",
        "HTTP://contoso.com/a?b=c#d",
        "https://ü.example/",
      ),
      "terms that are no address": definition({ eula: "Only for employees." }),
      "release notes": definition({ releaseNoteUri: "http://contoso.com/notes" }),
    },
    bad: {
      ...each("privacyStatementUri", privacy, "www.contoso.com", "ftp://contoso.com", "https://", "https://a b"),
      "release notes without a scheme": definition({ releaseNoteUri: "contoso.com" }),
      "a publisher's address without a scheme": gallery({
        sharing: GallerySharing.community({
          prefix: "Contoso",
          publisherEmail: "a@b.c",
          publisherUri: "contoso.com",
          eula: "x",
        }),
      }),
    },
    tokens: { "an address": silent(definition((stack) => ({ privacyStatementUri: textToken(stack) }))) },
    message: [
      "stack/Gallery/Ubuntu2404",
      'privacyStatementUri: got "www.contoso.com", allowed an address that begins with http:// or https://',
      "Give the full address.",
    ],
  },
};
