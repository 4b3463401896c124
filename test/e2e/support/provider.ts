import { Cloud } from "../provider/cloud";
import { StandIn } from "../provider/stand-in";
import type { Release } from "../provider/schema/recorded";
import { serve } from "../provider/server";

/** The subscription a provider block without `subscription_id` works in. */
export const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

export interface ProviderOptions {
  /** What exists already; empty unless given. */
  readonly cloud?: Cloud;
  /** Whose schemas; those the bindings were made from unless given. */
  readonly release?: Release;
  readonly subscription?: string;
}

/** A running provider that Terraform can be attached to. */
export interface Provider {
  readonly cloud: Cloud;
  /** Added to Terraform's environment. */
  readonly env: { readonly [name: string]: string };
  /** Called with the types a configuration uses, before Terraform asks for schemas. */
  offer(resources: string[], dataSources: string[]): void;
  stop(): void;
}

/** The one place that chooses the provider: AIG_E2E_PROVIDER is `standin` (default) or `real`. */
export async function startProvider(options: ProviderOptions = {}): Promise<Provider> {
  const choice = process.env.AIG_E2E_PROVIDER ?? "standin";
  if (choice === "standin") return startStandIn(options);
  if (choice === "real") throw new Error("AIG_E2E_PROVIDER=real is not available");
  throw new Error(`AIG_E2E_PROVIDER must be "standin" or "real", got "${choice}"`);
}

async function startStandIn(options: ProviderOptions): Promise<Provider> {
  const cloud = options.cloud ?? new Cloud();
  const standIn = new StandIn(cloud, options.release ?? "4.55.0");
  const server = await serve(standIn, options.subscription ?? SUBSCRIPTION);
  return {
    cloud,
    env: { TF_REATTACH_PROVIDERS: server.reattach },
    offer: (resources, dataSources) => standIn.offer(resources, dataSources),
    stop: () => server.stop(),
  };
}
