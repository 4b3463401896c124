#!/usr/bin/env bash
# Renders every diagram of every example with Mermaid's own renderer in a local Chromium: $CHROMIUM, or the one on the PATH
# (Debian: apt-get install chromium). The renderer is installed into a scratch folder and is no dependency.
# PICTURES=folder keeps what was drawn as PNG.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
# shellcheck source=scripts/checks.sh
source scripts/checks.sh
mermaid=11.17.2 playwright=1.65.1
pictures=${PICTURES:+$(realpath "$PICTURES")}

browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome chrome; do
    [ -n "$name" ] && command -v "$name" && return
  done
  echo "no Chromium: install one, or name it in CHROMIUM"
  return 1
}

write() {
  npx ts-node -T -P tsconfig.dev.json scripts/diagrams.ts "$scratch"
}

render() {
  node "$root/scripts/render-diagrams.mjs" "$scratch" "$scratch/diagrams.json" "$(browser)" "$pictures"
}

# A diagram that is no Mermaid has to be refused, or the check checks nothing.
refuses() {
  echo '[{"name":"broken","text":"flowchart LR\n  n0[\"a\" --> n1","shows":[]}]' >"$scratch/broken.json"
  if node "$root/scripts/render-diagrams.mjs" "$scratch" "$scratch/broken.json" "$(browser)" ""; then return 1; fi
}

need "Chromium is there" browser
need "the diagrams are written" write
cd "$scratch"
need "npm init" npm init --yes
need "installs mermaid@$mermaid" install --ignore-scripts "mermaid@$mermaid" "playwright-core@$playwright"
check "a broken diagram is refused" refuses
cd "$root"
if [ -n "$pictures" ]; then mkdir -p "$pictures"; fi
render | tee "$scratch/rendered" || true
passed=$((passed + $(grep -c '^ok ' "$scratch/rendered" || true)))
failed=$((failed + $(grep -c '^not ok ' "$scratch/rendered" || true)))
check "all of them were rendered" grep -qx "all rendered" "$scratch/rendered"
