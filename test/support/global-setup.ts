export { keepTemporaryFiles as default } from "./temporary-files";
