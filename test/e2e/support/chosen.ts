/** AIG_E2E_PROVIDER, read here alone: `standin`, the default, or `real`. */
export function chosenProvider(): "standin" | "real" {
  const choice = process.env.AIG_E2E_PROVIDER ?? "standin";
  if (choice === "standin" || choice === "real") return choice;
  throw new Error(`AIG_E2E_PROVIDER must be "standin" or "real", got "${choice}"`);
}
