import { keepTemporaryFiles } from "../../support/temporary-files";
import { chosenProvider } from "./chosen";
import { findRealProvider } from "./real-provider";
import { requireTerraform } from "./terraform-version";

/** Once, before any test: without Terraform, or without the provider asked for, the run ends here with one line. */
export default async function setUp(): Promise<void> {
  keepTemporaryFiles();
  try {
    await requireTerraform();
    if (chosenProvider() === "real") console.log(`azurerm: ${(await findRealProvider()).version}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
