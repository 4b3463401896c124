#!/usr/bin/env bash
# Runs the library's sources and examples on CDK Terrain, with nothing changed but the package names in lib/terraform and in
# the examples' imports, and compares the resources with those of CDK for Terraform.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
# shellcheck source=scripts/checks.sh
source scripts/checks.sh

cdktn=0.24.0
azurerm=16.1.0
# The lowest version that both accept; CDK for Terraform is tested with an older one.
constructs=10.6.0

# The library's own name is not meant.
lib_names_no_framework() {
  local found
  found=$(grep -rn 'cdkt[fn]' lib | sed 's/cdktf-azure-image-gallery//g' | grep -v '^lib/terraform/' | grep 'cdkt[fn]') || true
  echo "$found"
  [ -z "$found" ]
}

# copy_data FOLDER: what the examples read beside their code, which the compiler leaves behind.
copy_data() {
  (cd "$1/examples" && find . -name '*.json' -exec cp --parents {} ../build/examples \;)
}

# copy FOLDER: the sources and the examples, with the settings to compile them there; types come from the project.
copy() {
  mkdir -p "$1" && cp -R lib examples tsconfig.json "$1" && cat >"$1/tsconfig.copy.json" <<JSON
{
  "extends": "./tsconfig.json",
  "compilerOptions": {
    "rootDir": ".",
    "outDir": "build",
    "declaration": false,
    "resolveJsonModule": true,
    "typeRoots": ["$root/node_modules/@types"],
    "types": ["node"],
    "paths": { "cdktf-azure-image-gallery": ["./lib/index.ts"] }
  },
  "include": ["lib/**/*.ts", "examples/**/*.ts"]
}
JSON
}

swap_names() {
  local file
  find examples -name '*.ts' >files && printf '%s\n' lib/terraform/framework.ts lib/terraform/azurerm.ts >>files || return 1
  while read -r file; do
    sed -e 's#"cdktf"#"cdktn"#' -e 's#"@cdktf/provider-azurerm#"@cdktn/provider-azurerm#' "$file" >swapped &&
      mv swapped "$file" || return 1
  done <files
}

install_cdktn() {
  # The provider's peer range ends below this cdktn; npm takes the two together only when told to.
  cat >package.json <<JSON
{
  "private": true,
  "dependencies": { "cdktn": "$cdktn", "@cdktn/provider-azurerm": "$azurerm", "constructs": "$constructs" },
  "overrides": { "@cdktn/provider-azurerm": { "cdktn": "\$cdktn" } }
}
JSON
  install --no-package-lock && [ ! -e node_modules/cdktf ] && [ ! -e node_modules/@cdktf ]
}

# compile FOLDER: type-checks everything and makes build/, where the examples find the library under its name.
compile() {
  local shim="$1/build/node_modules/cdktf-azure-image-gallery"
  "$root/node_modules/.bin/tsc" -p "$1/tsconfig.copy.json" && copy_data "$1" && mkdir -p "$shim" &&
    echo 'module.exports = require("../../lib/index.js");' >"$shim/index.js"
}

# run FRAMEWORK EXAMPLE: leaves cdktf.out (both frameworks call it so) and the report as printed.
run() {
  mkdir -p "$scratch/out/$1/$2" && (cd "$scratch/out/$1/$2" && node "$scratch/$1/build/examples/$2/main.js" >report.txt)
}

check "lib/ names the framework in lib/terraform only" lib_names_no_framework

copy "$scratch/cdktf"
ln -s "$root/node_modules" "$scratch/cdktf/node_modules"
need "types on cdktf" compile "$scratch/cdktf"

copy "$scratch/cdktn"
cd "$scratch/cdktn"
need "swaps the package names" swap_names
need "install cdktn $cdktn, @cdktn/provider-azurerm $azurerm, constructs $constructs" install_cdktn
need "types on cdktn" compile "$scratch/cdktn"

cd "$root"
for main in examples/*/main.ts; do
  example=$(basename "$(dirname "$main")")
  one="$scratch/out/cdktf/$example"
  other="$scratch/out/cdktn/$example"
  check "$example runs on cdktf" run cdktf "$example"
  check "$example runs on cdktn" run cdktn "$example"
  check "$example: the same resources" node scripts/compare-resources.js "$one/cdktf.out" "$other/cdktf.out"
  check "$example: the same report" diff "$one/report.txt" "$other/report.txt"
done
