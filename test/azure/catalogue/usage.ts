import { type TerraformStack } from "cdktf";
import { Checks, SharedGallery } from "../../../lib";
import { addDefinition, textToken } from "../../gallery/build";
import { appOf, type Case } from "../../support/outcome";
import { each, silent, type Rows } from "./row";

function galleryAs(id: string): Case {
  return (stack) => galleryNamed(stack, id, "contoso");
}

function galleryNamed(stack: TerraformStack, id: string, galleryName: string): void {
  new SharedGallery(stack, id, { galleryName, resourceGroupName: "rg", location: "westeurope" });
}

function twoGalleries(one: string, other: string): Case {
  return (stack) => [one, other].forEach((id, i) => galleryNamed(stack, id, `contoso${i}`));
}

function checks(say: (checks: Checks) => void): Case {
  return (stack) => say(Checks.of(stack));
}

/** A definition in a gallery of which no more is known than what is needed. */
function inImported(more: object): Case {
  return (stack) => {
    const attributes = { galleryName: "contoso", resourceGroupName: "rg" };
    addDefinition(SharedGallery.fromGalleryAttributes(stack, "Gallery", attributes), more);
  };
}

/** 001, 002, 006, 009: ids, what is said to the checks, and what a parent cannot supply. */
export const USAGE: Rows = {
  AIG001: {
    level: "error",
    weight: "L",
    good: each("id", galleryAs, "Gallery", "_", "Z", "v1-4.0", "a".repeat(200), "aö"),
    bad: each("id", galleryAs, "1.4.0", "-a", "öa", ".a", "0"),
    message: [
      "SharedGallery at stack/1.4.0",
      'id: got "1.4.0", allowed an id that begins with a letter or an underscore and holds no token',
      'Write the id as a literal that begins with a letter: "V1_4_0" for version 1.4.0.',
    ],
  },
  AIG002: {
    level: "error",
    weight: "L",
    good: {
      "ids that differ in a dash": twoGalleries("a-b", "a_b"),
      "ids that differ in letter case": twoGalleries("Ab", "ab"),
    },
    bad: { "ids that differ in dots alone": twoGalleries("a.b", "ab") },
    message: [
      "stack/ab",
      'id: "ab" gives the same Terraform address as stack/a.b',
      "Give the constructs ids that differ in letters, digits, dashes or underscores.",
    ],
  },
  AIG006: {
    level: "error",
    weight: "L",
    good: {
      "a warning that is acknowledged": checks((said) => said.acknowledge("AIG451", "Canaries only.")),
      "advice that is acknowledged": checks((said) => said.acknowledge("AIG218", "Tests only.")),
      "a rule of Azure's that is relaxed": checks((said) => said.relax("AIG205", "It has zones now.")),
      "quotas at and above the default": checks((said) =>
        said.raisedQuota({ galleries: 100, definitions: 1001, versions: Number.MAX_SAFE_INTEGER }),
      ),
      "a day and a time": checks((said) => said.today("2026-11-25").today("2026-11-25T12:00:00+01:00")),
      "a word to the app": (stack) => void Checks.of(appOf(stack)).acknowledge("AIG111", "x"),
    },
    bad: {
      "a code that is no rule": checks((said) => said.acknowledge("AIG999", "why")),
      "an error that is acknowledged": checks((said) => said.acknowledge("AIG101", "why")),
      "a reason of spaces": checks((said) => said.acknowledge("AIG451", "  ")),
      "a warning that is relaxed": checks((said) => said.relax("AIG451", "why")),
      "azurerm's own rule that is relaxed": checks((said) => said.relax("AIG106", "why")),
      "a rule without which nothing can be written that is relaxed": checks((said) => said.relax("AIG207", "why")),
      "a rule of this library that is relaxed": checks((said) => said.relax("AIG008", "why")),
      "all rules that are relaxed": checks((said) => said.relax("*", "why")),
      "a quota below the default": checks((said) => said.raisedQuota({ galleries: 99 })),
      "a quota of half a version": checks((said) => said.raisedQuota({ versions: 10000.5 })),
      "a day that is none": checks((said) => said.today("25.11.2026")),
    },
    message: [
      "acknowledge at stack",
      'code: got "AIG999", allowed the code of a warning',
      "Name a warning of docs/errors.md and say in a sentence why it is all right here.",
    ],
  },
  AIG009: {
    level: "error",
    weight: "L",
    good: { "a location of its own": inImported({ location: "westeurope" }) },
    bad: {
      "no location below a gallery that knows none": inImported({}),
      "the id of a gallery whose subscription is not known": (stack) => {
        const attributes = { galleryName: "contoso", resourceGroupName: "rg" };
        void SharedGallery.fromGalleryAttributes(stack, "Gallery", attributes).galleryId;
      },
    },
    tokens: {
      "a location": silent((stack) => inImported({ location: textToken(stack) })(stack)),
    },
    message: [
      "ImageDefinition at stack/Gallery/Ubuntu2404",
      "location: got nothing, and the imported gallery does not know its location",
      "State the value on this construct, or import the parent by attributes (from…Attributes) that hold it.",
    ],
  },
};
