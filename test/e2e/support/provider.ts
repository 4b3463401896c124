import { CLIENT, TENANT } from "../arm/client";
import { startArm } from "../arm/server";
import type { Azurite } from "../azurite/azurite";
import { Cloud } from "../provider/cloud";
import { StandIn } from "../provider/stand-in";
import type { Release } from "../provider/schema/recorded";
import { serve } from "../provider/server";
import { ArmAzure } from "./arm-azure";
import type { Azure } from "./azure";
import { chosenProvider } from "./chosen";
import { certificateOf, realProvider } from "./real-provider";

/** The subscription a provider block without `subscription_id` works in. */
export const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

export interface ProviderOptions {
  /** Another provider's, which is then looked at by both; one of its own unless given. */
  readonly cloud?: Azure;
  /** Makes what exists already. */
  readonly existing?: (cloud: Azure) => void;
  /** Whose schemas the stand-in has; those the bindings were made from unless given. */
  readonly release?: Release;
  readonly subscription?: string;
  /** Where the local Azure Resource Manager listens; on a free port unless given. */
  readonly port?: number;
  /** Who serves what lies in storage accounts; with the real provider only. */
  readonly azurite?: Azurite;
}

/** A running provider that Terraform can be attached to. */
export interface Provider<A extends Azure = Azure> {
  readonly cloud: A;
  /** Added to Terraform's environment. */
  readonly env: { readonly [name: string]: string };
  /** How long a command of Terraform may take, in milliseconds. */
  readonly limit?: number;
  /** Called with the types a configuration uses, before Terraform asks for schemas. */
  offer(resources: string[], dataSources: string[]): void;
  stop(): void;
}

export async function startProvider(options: ProviderOptions = {}): Promise<Provider> {
  return chosenProvider() === "real" ? startReal(options) : startStandIn(options);
}

export async function startStandIn(options: ProviderOptions = {}): Promise<Provider<Cloud>> {
  const cloud = options.cloud ?? new Cloud();
  if (!(cloud instanceof Cloud)) throw new Error("the stand-in works on a cloud in memory");
  options.existing?.(cloud);
  const standIn = new StandIn(cloud, options.release ?? "4.55.0");
  const server = await serve(standIn, options.subscription ?? SUBSCRIPTION);
  return {
    cloud,
    env: { TF_REATTACH_PROVIDERS: server.reattach },
    offer: (resources, dataSources) => standIn.offer(resources, dataSources),
    stop: () => server.stop(),
  };
}

/** The real azurerm, and a local Azure Resource Manager for it to talk to. */
export async function startReal({
  cloud: given,
  existing,
  subscription,
  port,
  azurite,
}: ProviderOptions): Promise<Provider<ArmAzure>> {
  if (given !== undefined && !(given instanceof ArmAzure)) throw new Error("the real provider works on a local ARM");
  const found = await realProvider();
  const cloud =
    given ??
    new ArmAzure(
      await startArm({ port, certificate: certificateOf(found), impliedGroups: true, blobs: azurite?.blobs }),
    );
  existing?.(cloud);
  return {
    cloud,
    env: {
      TF_CLI_CONFIG_FILE: found.terraformrc,
      ...armEnvironment(cloud.running.origin, found.certFile, subscription ?? SUBSCRIPTION),
      // Go leaves out this machine's own address, where the local Azure Resource Manager is.
      ...(azurite && { HTTPS_PROXY: azurite.proxy.origin, NO_PROXY: "127.0.0.1" }),
    },
    limit: 300_000,
    offer: () => undefined,
    stop: () => {
      if (given === undefined) void cloud.running.stop();
    },
  };
}

/** What makes azurerm 4.x talk to a local Azure Resource Manager; no configuration has to say a word of it. */
export function armEnvironment(
  origin: string,
  certFile: string,
  subscription: string,
): { readonly [name: string]: string } {
  return {
    SSL_CERT_FILE: certFile,
    ARM_METADATA_HOSTNAME: new URL(origin).host,
    ARM_TENANT_ID: TENANT,
    ARM_CLIENT_ID: CLIENT,
    ARM_CLIENT_SECRET: "local",
    ARM_SUBSCRIPTION_ID: subscription,
    ARM_USE_CLI: "false",
    ARM_RESOURCE_PROVIDER_REGISTRATIONS: "none",
    // azurerm would ask for the regions of one cloud before each command; scenarios use those of all.
    ARM_PROVIDER_ENHANCED_VALIDATION: "false",
  };
}
