import type { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { scenario, stackText } from "../support/scenario";
import { addImages } from "./images";

/* A defect that the library cannot see: what a user puts in by an escape hatch. Terraform names the place. */

function withOverride(path: string, value: unknown): string {
  return stackText((stack) => {
    const { version } = addImages(stack);
    (version.node.defaultChild as SharedImageVersion).addOverride(path, value);
  });
}

test.each([
  ["an argument that does not exist", "replica_count", 3, "Extraneous JSON object property"],
  ["a block that does not exist", "target_regions", [{ name: "westeurope" }], "Extraneous JSON object property"],
  ["a misspelt argument in a region", "target_region.1.replicas", 3, "Extraneous JSON object property"],
  ["a reference to nothing", "managed_image_id", "${azurerm_image.gone.id}", "Reference to undeclared resource"],
  ["a value of the wrong type", "exclude_from_latest", "perhaps", "Incorrect attribute value type"],
])("%s", async (_what, path, value, summary) => {
  const text = withOverride(path, value);
  await scenario(text, async ({ tf }) => {
    const { valid, diagnostics } = await tf.validate();
    expect(valid).toBe(false);
    expect(diagnostics).toHaveLength(1);
    const [{ summary: said, range }] = diagnostics as [(typeof diagnostics)[number]];
    expect(said).toBe(summary);
    const line = text.split("\n")[range!.start.line - 1];
    expect(line).toContain(path.split(".").pop());
  });
});
