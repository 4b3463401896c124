#!/usr/bin/env bash
# Packs the library, checks what is in the package, installs it into an empty folder the way a user does and synthesises
# with it from plain JavaScript.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
# shellcheck source=scripts/checks.sh
source scripts/checks.sh
library="$scratch/library"
app="$scratch/app"
mkdir "$library" "$scratch/pack" "$app"

pack() {
  npm pack --loglevel=error --ignore-scripts --pack-destination "$scratch/pack" && ls "$scratch"/pack/*.tgz
}

# Exactly what package.json means to ship: what jsii makes of each file of lib/, and the papers.
expected_files() {
  printf '%s\n' .jsii CHANGELOG.md LICENSE README.md package.json
  printf 'docs/%s.md\n' adopting combinations errors faq limits machines pipelines replication reports rollout sources
  echo docs/report.schema.json
  find lib -name '*.ts' | sed -e 's#^lib/#dist/#' -e 's#\.ts$#.js#'
  find lib -name '*.ts' | sed -e 's#^lib/#dist/#' -e 's#\.ts$#.d.ts#'
}

files_are_expected() {
  expected_files | LC_ALL=C sort >"$scratch/expected" &&
    tar -tzf "$tarball" | sed 's#^package/##' | LC_ALL=C sort >"$scratch/packed" &&
    LC_ALL=C comm -3 "$scratch/expected" "$scratch/packed" >"$scratch/differing" || return 1
  # comm indents what only the second file has.
  sed -e 's/^[^[:space:]]/missing: &/' -e 's/^[[:space:]]/not expected: /' "$scratch/differing"
  [ ! -s "$scratch/differing" ]
}

# The development dependencies that are not peers, and the CLI; anywhere under node_modules.
no_tools_installed() {
  local name found=0
  for name in "$@"; do
    if find "$app/node_modules" -type d -path "*/node_modules/$name" | grep .; then found=1; fi
  done
  [ "$found" = 0 ]
}

# resource_has ADDRESS.ATTRIBUTE JSON: compares an attribute of a synthesised resource.
resource_has() {
  node -e '
    const [, file, path, value] = process.argv;
    const { resource } = JSON.parse(require("fs").readFileSync(file, "utf8"));
    const got = path.split(".").reduce((part, key) => part?.[key], resource);
    require("assert").deepStrictEqual(got, JSON.parse(value));
  ' "$app/cdktf.out/stacks/images/cdk.tf.json" "$1" "$2"
}

# Each in a process of its own: a file that counts on another having been loaded before it must not pass.
files_load_alone() {
  local file
  find "$app/node_modules/cdktf-azure-image-gallery/dist" -name '*.js' >"$scratch/files"
  while read -r file; do node -e 'require(process.argv[1])' "$file" || return 1; done <"$scratch/files"
}

# Every class and enum that the assembly promises is what the index exports.
exports_are_whole() {
  node -e '
    const assert = require("assert");
    const library = require("cdktf-azure-image-gallery");
    const { types } = JSON.parse(require("fs").readFileSync("node_modules/cdktf-azure-image-gallery/.jsii", "utf8"));
    const values = Object.values(types).filter(({ kind }) => kind !== "interface").map(({ name }) => name);
    assert.deepStrictEqual(Object.keys(library).sort(), values.sort());
    for (const name of values) assert.ok(library[name], name);
  '
}

# What the app does not use is not loaded.
loads_what_it_uses() {
  node -e '
    require("./main.js");
    const unused = Object.keys(require.cache).filter((file) => /gallery.dist.(report|consume|rollout)|azurerm.lib.(image|storage|data)/.test(file));
    require("assert").deepStrictEqual(unused, []);
  '
}

need "clean copy" copy
cd "$library"
need "build" npm run build
need "pack" pack
tarball=$(find "$scratch/pack" -name '*.tgz')
check "the package holds what it should and nothing else" files_are_expected

read -r -a peers <<<"$(node -p '
  const { peerDependencies, devDependencies } = require("./package.json");
  Object.keys(peerDependencies).map((name) => name + "@" + devDependencies[name]).join(" ")')"
read -r -a tools <<<"$(node -p '
  const { peerDependencies, devDependencies } = require("./package.json");
  ["cdktf-cli", ...Object.keys(devDependencies).filter((name) => !(name in peerDependencies))].join(" ")')"

cd "$app"
need "npm init" npm init --yes
need "installs with ${peers[*]}" install "$tarball" "${peers[@]}"
check "brings no tools: no ${tools[*]}" no_tools_installed "${tools[@]}"

cp "$root/scripts/pack-app.js" main.js
need "node main.js" node main.js
definition=azurerm_shared_image.Gallery_Ubuntu2404_16FD2803
version=azurerm_shared_image_version.Gallery_Ubuntu2404_V1_4_0_746B4F36
check "address azurerm_shared_image_gallery.Gallery" resource_has azurerm_shared_image_gallery.Gallery.name '"contoso_images"'
check "address $definition" resource_has "$definition.name" '"ubuntu-24_04-gen2"'
check "address $version" resource_has "$version.name" '"1.4.0"'
check "target_region: home first, the rest by name, with their replicas" resource_has "$version.target_region" '[
  {"name": "westeurope", "regional_replica_count": 2},
  {"name": "northeurope", "regional_replica_count": 3},
  {"name": "uksouth", "regional_replica_count": 2}
]'
check "each file of the package loads by itself" files_load_alone
check "the index exports what the assembly promises" exports_are_whole
check "an app loads no report, machine, roll-out or upload that it does not use" loads_what_it_uses
