import type { Body } from "./json";
import { REGIONS } from "./regions";

export const GRAPH = "https://graph.microsoft.com";

/** Where a cloud's services are: what a client asks first. Everything but Graph, which nobody needs, is this server. */
export function endpoints(origin: string): Body {
  return {
    name: "LocalArm",
    resourceManager: origin,
    microsoftGraphResourceId: GRAPH,
    authentication: {
      loginEndpoint: origin,
      audiences: [origin],
      tenant: "common",
      identityProvider: "AAD",
    },
    suffixes: { storage: "core.windows.net", keyVaultDns: "vault.azure.net" },
  };
}

/** The form of 2018, which azurerm reads the list of regions from. */
export function oldEndpoints(origin: string): Body {
  const { host } = new URL(origin);
  const locations = REGIONS.filter(({ cloud }) => cloud === "AzureCloud").map(({ displayName }) => displayName);
  return { cloudEndpoint: { public: { endpoint: host, locations } } };
}
