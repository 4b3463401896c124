import type { Block, Section } from "./blocks";

/** Something only Azure can tell, and how to ask it. */
export interface CommandData {
  readonly purpose: string;
  readonly az: string;
  readonly powershell: string;
}

const COUNT_QUERY = [
  "Resources",
  "| where type startswith 'microsoft.compute/galleries'",
  "| summarize galleries=countif(type =~ 'microsoft.compute/galleries'),",
  "    definitions=countif(type =~ 'microsoft.compute/galleries/images'),",
  "    versions=countif(type =~ 'microsoft.compute/galleries/images/versions')",
  "  by subscriptionId, location",
].join("\n");

const COUNTS: CommandData = {
  purpose: "what is in use, by subscription and region: the file that usage takes",
  az: `az graph query --first 1000 --query data -o json -q "${COUNT_QUERY}"`,
  powershell: [
    `$rows = Search-AzGraph -First 1000 -Query "${COUNT_QUERY}"`,
    "ConvertTo-Json @($rows | Select-Object subscriptionId, location,",
    "  galleries, definitions, versions)",
  ].join("\n"),
};

const QUOTAS: CommandData = {
  purpose: "the compute quotas of a region",
  az: "az vm list-usage --location <region> -o table",
  powershell: "Get-AzVMUsage -Location <region>",
};

const GALLERIES: CommandData = {
  purpose: "galleries in all subscriptions",
  az: 'az account list --query "[].id" -o tsv |\n  xargs -n 1 az sig list -o table --subscription',
  powershell: "Get-AzSubscription | ForEach-Object {\n  $null = Set-AzContext -SubscriptionId $_.Id; Get-AzGallery }",
};

/** What a team asks Azure next. How far an image has been copied stands with the image. */
export const COMMANDS: readonly CommandData[] = [GALLERIES, COUNTS, QUOTAS];

export function commandsSection(): Section {
  return {
    title: "commands",
    blocks: [
      ...COMMANDS.flatMap(({ purpose, az, powershell }): Block[] => [
        { kind: "code", language: "sh", title: purpose, text: az },
        { kind: "code", language: "powershell", title: "in PowerShell", text: powershell },
      ]),
      {
        kind: "lines",
        lines: [
          "In the portal, definitions and versions are hidden types: tick Show hidden types.",
          "az graph asks to install its extension resource-graph; PowerShell needs Az.ResourceGraph.",
        ],
      },
    ],
  };
}
