export { removeTemporaryFiles as default } from "./temporary-files";
