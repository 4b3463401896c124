import { requireTerraform } from "./terraform-version";

/** Once, before any test: without Terraform the run ends here, with one line that says so. */
export default async function setUp(): Promise<void> {
  try {
    await requireTerraform();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
