import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { VhdContainer, VhdStorageAccount } from "../../lib";
import { findingsBelow } from "../../lib/checks/findings";
import { preconditionsOf, problemsIn, refusal, textToken, untyped, writtenAs } from "../gallery/build";
import { onlyResource, resources, synthStack } from "../support/synth";
import { ACCOUNT_ID, addAccount, addContainer, HASH } from "./uploads";

const ACCOUNT = "azurerm_storage_account";
const CONTAINER = "azurerm_storage_container";
const BLOB = "azurerm_storage_blob";

describe("the account", () => {
  it("is one from which Azure reads VHDs, and nobody else anything", () => {
    const { json } = synthStack((stack) => addAccount(stack));
    expect(onlyResource(json, ACCOUNT)).toEqual({
      name: "contosovhds",
      resource_group_name: "rg-images",
      location: "West Europe",
      account_kind: "StorageV2",
      account_tier: "Standard",
      account_replication_type: "LRS",
      allow_nested_items_to_be_public: false,
      https_traffic_only_enabled: true,
      min_tls_version: "TLS1_2",
    });
  });

  it("takes replication, tags and Terraform's own arguments", () => {
    const { json } = synthStack((stack) => {
      const provider = new AzurermProvider(stack, "other", { alias: "other", features: [{}] });
      const more = { replication: "ZRS" as never, tags: { team: "a" }, timeouts: { create: "1h" }, provider };
      addAccount(stack, { ...more, lifecycle: { preventDestroy: true } }).addContainer("Vhds", {
        containerName: "vhds",
      });
    });
    expect(onlyResource(json, ACCOUNT)).toMatchObject({
      account_replication_type: "ZRS",
      tags: { team: "a" },
      timeouts: { create: "1h" },
      provider: "azurerm.other",
      lifecycle: { prevent_destroy: true },
    });
    expect(onlyResource(json, CONTAINER).provider).toBe("azurerm.other");
  });

  it("passes on what only Terraform knows and has the plan check it", () => {
    const { json } = synthStack((stack) => {
      addAccount(stack, { accountName: textToken(stack), location: textToken(stack, "place") });
    });
    const block = onlyResource(json, ACCOUNT);
    expect([block.name, block.location]).toEqual(["${var.text}", "${var.place}"]);
    expect(preconditionsOf(block).map(({ error_message }) => error_message.slice(0, 6))).toEqual(["AIG601"]);
  });

  it("refuses all faults at once", () => {
    const props = { accountName: "A", resourceGroupName: "", location: "", replication: "X", tags: { "a/b": "" } };
    expect(problemsIn(refusal((stack) => addAccount(stack, untyped(props))))).toEqual([
      'AIG601 accountName: got "A", allowed 3 to 24 lower-case letters and digits',
      'AIG003 resourceGroupName: got "", allowed 1 to 90 letters, digits, dashes, periods, underscores and parentheses that do not end with a period',
      'AIG003 location: got "", allowed a text that is not empty',
      'AIG007 replication: got "X", allowed "LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS"',
      expect.stringMatching(/^AIG113 tags/),
    ]);
  });

  it("says what there is to say of its region", () => {
    const { stack } = synthStack((s) => addAccount(s, { location: "westeurop" }));
    expect(findingsBelow(stack).map(({ problem: { code, prop } }) => `${code} ${prop}`)).toEqual(["AIG211 location"]);
  });

  it("refuses two of one Terraform address", () => {
    const build = (): unknown =>
      synthStack((stack) => {
        for (const id of ["a.b", "ab"]) {
          new VhdStorageAccount(stack, id, { accountName: "abc", resourceGroupName: "rg", location: "westeurope" });
        }
      });
    expect(build).toThrow(/AIG002 {2}id: "ab" gives the same Terraform address as stack\/a\.b/);
  });
});

describe("an account that exists", () => {
  it("is taken apart by its id, in any letter case of the segments", () => {
    const id = ACCOUNT_ID.replace("resourceGroups", "RESOURCEGROUPS").replace("storageAccounts", "storageaccounts");
    const { json } = synthStack((stack) => {
      const account = VhdStorageAccount.fromStorageAccountId(stack, "Account", id);
      expect([account.accountName, account.storageAccountId, account.location]).toEqual([
        "contosovhds",
        ACCOUNT_ID,
        undefined,
      ]);
      account
        .addContainer("Vhds", { containerName: "vhds" })
        .addVhd("Ubuntu", { file: "/nowhere/a.vhd", sha256: HASH });
    });
    expect(onlyResource(json, CONTAINER).storage_account_id).toBe(ACCOUNT_ID);
    expect(onlyResource(json, BLOB).storage_account_name).toBe("contosovhds");
    expect(resources(json, ACCOUNT)).toEqual({});
  });

  it("is taken apart in the plan where its id is a token", () => {
    const name = (build: (account: { accountName: string }) => string): unknown =>
      writtenAs((stack) => build(VhdStorageAccount.fromStorageAccountId(stack, "A", textToken(stack))));
    expect(name(({ accountName }) => accountName)).toBe('${element(split("/", var.text), 8)}');
  });

  it("refuses what is no account", () => {
    const message = refusal((stack) =>
      VhdStorageAccount.fromStorageAccountAttributes(stack, "A", { storageAccountId: "contosovhds", location: "" }),
    );
    expect(problemsIn(message).map((said) => said.slice(0, 6))).toEqual(["AIG005", "AIG003"]);
    expect(message).toMatch(/^VhdStorageAccount imported at stack\/A is not valid/);
  });
});

describe("the container", () => {
  it("is private", () => {
    const { json } = synthStack((stack) => addContainer(stack));
    expect(onlyResource(json, CONTAINER)).toEqual({
      name: "vhds",
      storage_account_id: "${azurerm_storage_account.Account.id}",
      container_access_type: "private",
    });
  });

  it("that exists holds VHDs too", () => {
    const { json } = synthStack((stack) => {
      const storageAccount = VhdStorageAccount.fromStorageAccountId(stack, "Account", ACCOUNT_ID);
      VhdContainer.fromContainerAttributes(stack, "Vhds", { storageAccount, containerName: "vhds" }).addVhd("Ubuntu", {
        file: "/nowhere/a.vhd",
        sha256: HASH,
      });
    });
    expect(onlyResource(json, BLOB)).toMatchObject({
      storage_account_name: "contosovhds",
      storage_container_name: "vhds",
    });
    expect(resources(json, CONTAINER)).toEqual({});
  });

  it("refuses what is no account and no name", () => {
    const attributes = untyped<never>({ storageAccount: ACCOUNT_ID, containerName: "V" });
    expect(
      problemsIn(refusal((stack) => VhdContainer.fromContainerAttributes(stack, "Vhds", attributes))).map((said) =>
        said.slice(0, 21),
      ),
    ).toEqual(["AIG602 containerName:", "AIG004 storageAccount"]);
    expect(problemsIn(refusal((stack) => new VhdContainer(stack, "Vhds", untyped({}))))).toEqual([
      "AIG003 storageAccount: got nothing, allowed a VhdStorageAccount",
    ]);
  });
});
