import { removeTemporaryFiles } from "../../support/temporary-files";
import { forgetRealProvider } from "./real-provider";

export default function tearDown(): void {
  removeTemporaryFiles();
  forgetRealProvider();
}
