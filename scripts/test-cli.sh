#!/usr/bin/env bash
# Installs the packed library with the CDK for Terraform CLI, as a user does, and takes the quickstart through the CLI and
# the real Terraform (on the PATH) to the stand-in for azurerm and back (see test/e2e/README.md).
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
# shellcheck source=scripts/checks.sh
source scripts/checks.sh
library="$scratch/library"
quickstart="$library/examples/quickstart"
app="$scratch/app"
mkdir "$library" "$app"
stand_in=""
trap 'stop_stand_in; end' EXIT

# Nothing of the caller's Terraform and Azure is used, and nothing is written outside of the scratch folder.
unset "${!TF_@}" "${!ARM_@}"
touch "$scratch/terraformrc"
export TF_CLI_CONFIG_FILE="$scratch/terraformrc" CDKTF_HOME="$scratch/home" CDKTF_DISABLE_PLUGIN_CACHE_ENV=1
# Unless told so, the CLI draws a spinner even where there is no terminal.
export CI=1 FORCE_COLOR=0

terraform_is_there() {
  npx ts-node -T -P tsconfig.dev.json -e '
    require("./test/e2e/support/terraform-version").requireTerraform().catch(({ message }) => {
      console.log(message);
      process.exitCode = 1;
    })'
}

pack() {
  npm run build && npm pack --loglevel=error --ignore-scripts --pack-destination "$scratch"
}

# The quickstart in the project that `cdktf init` makes.
write_app() {
  cp -R "$quickstart"/. . &&
    sed 's#"app": ".*"#"app": "npx ts-node main.ts"#' "$library/cdktf.json" >cdktf.json &&
    cp node_modules/cdktf-cli/bundle/templates/typescript/tsconfig.json .
}

# edit FILE [SED]: makes a file of the quickstart again as it is in the repository, but for the edit.
edit() {
  sed -e "${2-}" "$quickstart/$1" >"$1"
}

start_stand_in() {
  local line
  coproc provider {
    cd "$library"
    exec node_modules/.bin/ts-node -P tsconfig.dev.json test/e2e/cli/serve.ts "$app/cdktf.out" 2>"$scratch/stand-in.log"
  }
  stand_in=$! from_stand_in=${provider[0]} to_stand_in=${provider[1]}
  if ! read -r -t 120 line <&"$from_stand_in"; then
    cat "$scratch/stand-in.log"
    return 1
  fi
  TF_REATTACH_PROVIDERS=$(node -p 'JSON.parse(process.argv[1]).TF_REATTACH_PROVIDERS' "$line") &&
    export TF_REATTACH_PROVIDERS
}

# Hands the exit code on to `end`.
# shellcheck disable=SC2329 # run by the trap
stop_stand_in() {
  local code=$?
  set +e
  if [ -n "$stand_in" ]; then kill "$stand_in" 2>/dev/null; fi
  return "$code"
}

# cdktf WORD…: the CLI. What it prints is kept.
cdktf() {
  timeout --foreground --kill-after=10 300 node_modules/.bin/cdktf "$@" </dev/null 2>&1 | tee "$scratch/said"
}

# says TEXT…: what the CLI printed last.
says() {
  local text
  for text in "$@"; do
    if ! grep -qF -e "$text" "$scratch/said"; then
      echo "does not say: $text"
      return 1
    fi
  done
}

# says_times COUNT PATTERN: in so many lines.
says_times() {
  local count
  count=$(grep -cE -e "$2" "$scratch/said")
  [ "$count" = "$1" ] || { echo "says $count times and not $1: $2" && return 1; }
}

# What a diff says is complete. What a deploy or a destroy says is not: the CLI may end before it has printed the last of it,
# so these are judged by their exit code and by the cloud.
diff_says() {
  cdktf diff prod --skip-provider-lock --no-color && says "$@"
}

deploy() {
  cdktf deploy "$@" --auto-approve --skip-provider-lock
}

destroy() {
  cdktf destroy "$@" --auto-approve --skip-provider-lock
}

synth() {
  cdktf synth && says "Generated Terraform code for the stacks: dev, prod"
}

same_resources() {
  (cd "$library" && npm run --silent synth) && node "$root/scripts/compare-resources.js" cdktf.out "$library/cdktf.out"
}

# tells LEVEL TEXT: three lines about the rule, all of the level and with the text.
tells() {
  says_times 3 "^$1 \[prod/Gallery/[A-Za-z0-9]+\]: AIG451 .*$2" && says_times 3 AIG451
}

synth_warns() {
  synth && tells WARN 'acknowledge: Checks'
}

diff_changes_replicas_only() {
  diff_says "Plan: 0 to add, 3 to change, 0 to destroy." && says_times 3 ' will be updated in-place$' &&
    says_times 3 ' ~ regional_replica_count += [12] -> 3$' && says_times 3 ' -> '
}

# refuses COMMAND…: it fails with the library's message.
refuses() {
  if "$@"; then echo "does not fail" && return 1; fi
  says 'AIG203  targetRegions["West US"].replicas: got 250, allowed 1 to 100'
}

# cloud OBJECTS CHANGES: how many objects the cloud holds, and how many of each kind changed since it was asked before.
cloud() {
  local answer
  echo >&"$to_stand_in" && read -r -t 30 answer <&"$from_stand_in" || return 1
  node -e '
    const { deepStrictEqual } = require("assert");
    const [, answer, held, counts] = process.argv;
    const { objects, changes } = JSON.parse(answer);
    const counted = {};
    for (const change of changes) {
      const kind = change.split(" ")[0] + " " + change.split("/").at(-2);
      counted[kind] = (counted[kind] ?? 0) + 1;
    }
    deepStrictEqual(counted, JSON.parse(counts));
    deepStrictEqual(objects.length, Number(held));
    const isLate = (change, i) => changes.slice(0, i).some((earlier) => change.startsWith(earlier + "/"));
    deepStrictEqual(changes.filter((change, i) => change.startsWith("delete ") && isLate(change, i)), []);
  ' "$answer" "$@"
}

need "Terraform is on the PATH" terraform_is_there
need "clean copy" copy
cd "$library"
need "pack" pack

read -r -a packages <<<"$(node -p '
  const { peerDependencies, devDependencies } = require("./package.json");
  const versions = { ...devDependencies, "cdktf-cli": devDependencies.cdktf };
  const names = [...Object.keys(peerDependencies), "cdktf-cli", "typescript", "ts-node", "@types/node"];
  names.map((name) => name + "@" + versions[name]).join(" ")')"
cd "$app"
need "npm init" npm init --yes
need "installs with ${packages[*]}" install "$scratch"/*.tgz "${packages[@]}"
need "the quickstart as the app" write_app

need "cdktf synth writes dev and prod" synth
check "what is acknowledged is told as INFO" tells INFO '\(acknowledged: Sweden Central tries new images first'
check "the resources are those of npm run synth" same_resources
edit images-stack.ts /Checks/d
check "cdktf synth tells what is not acknowledged as WARN" synth_warns
edit images-stack.ts

need "the stand-in starts" start_stand_in
check "cdktf diff prod: 9 to add" diff_says "Plan: 9 to add, 0 to change, 0 to destroy."
check "a diff changes nothing" cloud 0 '{}'
check "cdktf deploy prod" deploy prod
created='"create galleries": 1, "create images": 3, "create versions": 5'
check "the cloud holds 1 gallery, 3 definitions, 5 versions" cloud 9 "{ $created }"
check "cdktf diff prod: no changes" diff_says "No changes. Your infrastructure matches the configuration."

edit environments/prod.json 's/"North Europe": {}/"North Europe": { "replicas": 3 }/'
check "other replicas in a region, cdktf diff prod: 3 to change, in place" diff_changes_replicas_only
check "cdktf deploy prod" deploy prod
check "the cloud has changed 3 versions" cloud 9 '{ "update versions": 3 }'
check "cdktf diff prod: no changes" diff_says "No changes. Your infrastructure matches the configuration."

edit environments/prod.json 's/"replicas": 4/"replicas": 250/'
check "250 replicas in a region: cdktf synth refuses" refuses cdktf synth
check "cdktf deploy prod refuses" refuses deploy prod
check "the cloud is as it was" cloud 9 '{}'
edit environments/prod.json

check "cdktf destroy prod" destroy prod
check "the cloud is empty: versions went before definitions, definitions before galleries" cloud 0 "{ ${created//create/delete} }"
check "cdktf deploy dev prod, both together" deploy dev prod
check "the cloud holds both" cloud 18 '{ "create galleries": 2, "create images": 6, "create versions": 10 }'
