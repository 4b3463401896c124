import { chosenProvider } from "./chosen";

/* What scenarios ask of the stand-in alone. */

const standIn = chosenProvider() === "standin";

/** azurerm waits a minute and a half after each deletion: with it one scenario destroys, the others leave all behind. */
export const deletesAtOnce = standIn;

/** A scenario that the real provider does not run; each says why. */
export const testOnStandIn = standIn ? test : test.skip;
