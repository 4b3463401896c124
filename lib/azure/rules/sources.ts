import { error, SYNTH_AND_PLAN, warning } from "./rule";

const CONVERT =
  "Convert it: `Convert-VHD -Path <in> -DestinationPath image.vhd -VHDType Fixed` on Windows, or " +
  "`qemu-img convert -O vpc -o subformat=fixed,force_size <in> image.vhd`.";

/** 6xx: what versions are made of, and how it comes to Azure. */
export const SOURCE_RULES = {
  AIG601: error("E", {
    title: "The name of a storage account",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "3 to 24 lower-case letters and digits",
    remedy: "Choose another name. It has to be unique in all of Azure.",
    why: "The name is part of an internet address.",
    source: "names",
  }),
  AIG602: error("E", {
    title: "The name of a container",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "3 to 63 lower-case letters, digits and single dashes that begin and end with a letter or digit",
    remedy: "Choose another name.",
    why: "azurerm checks the characters and the first one only, so a dash at the end or a double one fails at apply.",
    source: "names",
  }),
  AIG603: error("E", {
    title: "The name of a managed image",
    caughtBy: SYNTH_AND_PLAN,
    allowed:
      "1 to 80 letters, digits, periods, underscores and dashes that begin with a letter or digit and end with one " +
      "or with an underscore",
    remedy: "Choose another name.",
    why: "azurerm checks nothing, and Azure refuses the image at apply.",
    source: "names",
  }),
  AIG604: error("L", {
    title: "A VHD file can be read",
    allowed: "the path of a file that can be read",
    remedy: 'Build the file before the synth, and give its path: join(__dirname, "image.vhd").',
    why:
      "Its content gives the blob its name, so that a file that is built again is uploaded again. Where the file is " +
      "not at hand, the hash can be stated: sha256.",
    source: "library",
  }),
  AIG605: error("E", {
    title: "A VHD file is no VHDX",
    allowed: "a fixed VHD",
    remedy: CONVERT,
    why: "Azure reads fixed VHDs only, and finds out when hours of upload are over.",
    source: "uploadVhd",
  }),
  AIG606: error("E", {
    title: "A VHD file is fixed, not dynamic or differencing",
    allowed: "a fixed VHD",
    remedy: CONVERT,
    why: "Azure reads fixed VHDs only, and finds out when hours of upload are over.",
    source: "uploadVhd",
  }),
  AIG607: error("E", {
    title: "A VHD file ends with the footer of a VHD",
    allowed: "a fixed VHD",
    remedy: `${CONVERT} If it was copied, the copy may have been cut off.`,
    why: "Azure looks for the footer in the last 512 bytes, and does not take the blob for a disk without it.",
    source: "uploadVhd",
  }),
  AIG608: error("E", {
    title: "The disk in a VHD file has whole MiB",
    allowed: "a whole number of MiB, and 512 bytes for the footer",
    remedy:
      "Resize the disk before it is converted: `qemu-img resize -f raw image.raw <bytes>`, or `Resize-VHD`; and convert " +
      "with force_size.",
    why: "Azure refuses other disks, and azurerm uploads whole pages of 512 bytes only.",
    source: "uploadVhd",
  }),
  AIG609: error("E", {
    title: "An image is no larger than Azure copies",
    allowed: "at most 2,048 GB, and 32,768 GB in a shallow version",
    remedy: "Make the disk smaller, or use ReplicationMode.SHALLOW for development and test.",
    why: "Azure fails to copy a larger image.",
    source: "overview",
  }),
  AIG610: warning({
    title: "The footer of a VHD file tells the size of the file",
    remedy: "Copy or convert the file again, or acknowledge if it starts.",
    why: "A file that was cut off or padded holds another disk than its footer says; what Azure answers is not known.",
    source: "uploadVhd",
  }),
  AIG611: error("E", {
    title: "A VHD file fits into a page blob",
    allowed: "at most 8,192 GB",
    remedy: "Make the disk smaller, or upload it to a managed disk and use ImageSource.osDiskSnapshot.",
    why: "A page blob holds no more.",
    source: "blobLimits",
  }),
  AIG612: error("L", {
    title: "A hash that is stated",
    allowed: "the 64 hexadecimal digits of a SHA-256",
    remedy: "Give what `sha256sum image.vhd` or `Get-FileHash image.vhd` prints, or leave it out.",
    why: "The blob is named by it: a shorter or mistyped hash may be that of another file.",
    source: "library",
  }),
  AIG613: error("E", {
    title: "A source lies in the region of what is made of it",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "the region of the source",
    remedy: "Make both in one region; the version is copied to the others by targetRegions.",
    why: "Azure looks for the source in the home region alone, and says that it is not found.",
    source: "troubleshooting",
  }),
  AIG614: error("E", {
    title: "A source has the OS type, OS state and generation of what is made of it",
    remedy: "Use a source of the same kind, or make another definition or image for it.",
    why: "Azure compares the two and refuses the version, when the upload is done.",
    source: "troubleshooting",
  }),
  AIG615: error("P", {
    title: "A managed image of a machine takes its disks from the machine",
    allowed: "none of storage, caching, sizeGb, diskEncryptionSetId, zoneResilient and dataDisks",
    remedy: "Leave them out, or make the image of a VHD or a managed disk.",
    why: "azurerm takes a machine or a description of disks, not both.",
    source: "azurermManagedImage",
  }),
  AIG616: error("E", {
    title: "The data disks of a managed image differ in number and source",
    allowed: "a logical unit number and a source for each disk",
    remedy: "Give each disk a number and a source of its own.",
    why: "Azure refuses the image.",
    source: "troubleshooting",
  }),
  AIG617: error("L", {
    title: "A resource that is given as a source is one that a version can be made of",
    allowed: "a virtual machine, managed image, snapshot or managed disk of azurerm",
    remedy: "Give such a resource, or use ImageSource.vhd for the address of a blob.",
    why: "azurerm takes the ids of these alone.",
    source: "azurermVersion",
  }),
  AIG618: error("E", {
    title: "The logical unit number of a data disk",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "a whole number from 0 to 63",
    remedy: "Number the disks from 0.",
    why: "A machine has at most 64 data disks.",
    source: "managedImages",
  }),
  AIG619: error("P", {
    title: "How many pieces of a VHD are uploaded at once",
    caughtBy: SYNTH_AND_PLAN,
    allowed: "a whole number of at least 1",
    remedy: "Give such a number, or leave it out.",
    why: "azurerm refuses the plan.",
    source: "azurermBlob",
  }),
  AIG620: error("E", {
    title: "A file is uploaded to a container once",
    relaxable: false,
    remedy: "Use one VhdBlob as the source of all versions that are made of it.",
    why: "Both would be one blob, and the second is refused because it exists already.",
    source: "azurermBlob",
  }),
  AIG621: error("E", {
    title: "A VHD lies in the storage account that is named beside it",
    allowed: "the id of the account that the address leads to",
    remedy: "Give the id of that account, or the address of the blob in the other one.",
    why: "Azure reads the blob with the rights of the account that is named, and does not find it there.",
    source: "versions",
  }),
  AIG622: warning({
    title: "A data disk of an image has at most 1,024 GB",
    remedy: "Make the disk smaller, or publish a test version first and acknowledge.",
    why: "Azure's page on versions still says that data disks have at most 1 TB, while images may have 2 TB since 2023.",
    source: "versions",
  }),
  AIG623: warning({
    title: "The address of a blob holds no signature",
    allowed: "an address without a shared access signature",
    remedy: "Leave out what begins with the question mark: Azure reads the blob by the rights of its account.",
    why:
      "The address is written into the configuration, the plan and the state, where others read it; and a renewed " +
      "signature is another address, which replaces the version.",
    source: "azurermVersion",
  }),
} as const;
