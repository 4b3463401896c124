import { blobHostOf, otherAccount, otherCloud } from "../../lib/azure/blob-hosts";

describe("the host of an address", () => {
  test.each([
    ["https://images.blob.core.windows.net/vhds/a.vhd", "images", "windows.net", "AzureCloud"],
    ["http://images.blob.core.windows.net", "images", "windows.net", "AzureCloud"],
    ["https://images.blob.core.windows.net:443/a", "images", "windows.net", "AzureCloud"],
    ["https://images.blob.core.windows.net?sv=1", "images", "windows.net", "AzureCloud"],
    ["https://images.blob.core.windows.net#a", "images", "windows.net", "AzureCloud"],
    ["https://images1.blob.core.chinacloudapi.cn/vhds/a.vhd", "images1", "chinacloudapi.cn", "AzureChinaCloud"],
    ["https://0images.blob.core.usgovcloudapi.net/a", "0images", "usgovcloudapi.net", "AzureUSGovernment"],
  ])("%s", (address, account, suffix, cloud) => {
    expect(blobHostOf(address)).toEqual({ host: `${account}.blob.core.${suffix}`, account, cloud });
  });

  test("letter case does not count", () => {
    const host = "images.blob.core.windows.net";
    const found = { host, account: "images", cloud: "AzureCloud" };
    expect(blobHostOf("HTTPS://Images.Blob.CORE.Windows.NET/vhds/A.vhd")).toEqual(found);
  });

  test("the readable copy belongs to the same account", () => {
    const host = "images-secondary.blob.core.windows.net";
    expect(blobHostOf(`https://${host}/vhds/a.vhd`)).toEqual({ host, account: "images", cloud: "AzureCloud" });
  });

  test.each([
    "https://images.example.com/vhds/a.vhd",
    "https://images.z12.blob.storage.azure.net/vhds/a.vhd",
    "https://images.blob.core.example.net/vhds/a.vhd",
    "https://images.blob.core.windows.net.example.com/a.vhd",
    "https://images.blob.core.windows.netx/a.vhd",
    "https://images.file.core.windows.net/a.vhd",
    "https://imagesxblobxcorexwindows.net/a.vhd",
    "https://example.com/https://images.blob.core.windows.net/a.vhd",
    "ftp://images.blob.core.windows.net/a.vhd",
    "images.blob.core.windows.net/a.vhd",
    "",
  ])("tells nothing: %s", (address) => expect(blobHostOf(address)).toBeUndefined());
});

describe("a blob in another cloud", () => {
  const HOST = "images.blob.core.windows.net";

  test("is named", () => {
    expect(otherCloud("source", HOST, "AzureCloud", "China North")).toMatchObject({
      code: "AIG215",
      prop: "source",
      detail: `"${HOST}" is in another Azure cloud than "China North"`,
    });
  });

  test.each(["West Europe", "westeurope", "EASTUS2EUAP", "nowhere"])("is not seen from %s", (location) =>
    expect(otherCloud("source", HOST, "AzureCloud", location)).toBeUndefined(),
  );
});

describe("a blob in another account", () => {
  const HOST = { host: "images-secondary.blob.core.windows.net", account: "images", cloud: "AzureCloud" } as const;

  test("is named", () => {
    expect(otherAccount("source.storageAccount", HOST, "Other")).toMatchObject({
      code: "AIG621",
      prop: "source.storageAccount",
      detail: `got the account "Other", allowed "images", where "${HOST.host}" leads`,
    });
  });

  test.each(["images", "IMAGES"])("is not %s", (named) => expect(otherAccount("x", HOST, named)).toBeUndefined());
});
