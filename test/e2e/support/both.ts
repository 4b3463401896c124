import { chosenProvider } from "./chosen";

/* What scenarios ask of the stand-in alone. */

export const onStandIn = chosenProvider() === "standin";

/** azurerm waits a minute and a half after each deletion: with it one scenario destroys, the others leave all behind. */
export const deletesAtOnce = onStandIn;

/** A scenario that the real provider does not run; each says why. */
export const testOnStandIn = onStandIn ? test : test.skip;
