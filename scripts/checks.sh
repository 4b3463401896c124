# shellcheck shell=bash
# Sourced by the test scripts: a scratch folder that goes away by itself, and checks that are counted. Prints one line per
# check; the last line is "N passed, N failed".
passed=0
failed=0
scratch=$(mktemp -d)
trap end EXIT
unset CDKTF_OUTDIR CDKTF_CONTEXT_JSON NODE_OPTIONS NODE_PATH
export CHECKPOINT_DISABLE=1 JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20 NO_UPDATE_NOTIFIER=1

# check NAME COMMAND…: counts a command, whose output is shown only if it fails. `set -e` does not hold inside a function
# that is run this way: chain its commands with &&.
check() {
  local name=$1 log="$scratch/check.log"
  shift
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "ok $name"
  else
    failed=$((failed + 1))
    echo "not ok $name"
    sed 's/^/    /' "$log"
  fi
}

# need NAME COMMAND…: a check without which the rest makes no sense.
need() {
  local before=$failed
  check "$@"
  [ "$failed" = "$before" ] || exit 1
}

# install ARGUMENT…: npm install in the current folder. The log level is given because `npm run --silent` hands its own down.
install() {
  npm install --loglevel=error --no-audit --no-fund --prefer-offline "$@"
}

# copy: a clean copy of the project in $library, which nobody edits or builds meanwhile.
copy() {
  tar -cf - --exclude=./node_modules --exclude=./.git --exclude=./dist --exclude=./.jsii --exclude=./cdktf.out . |
    tar -xf - -C "$library" && ln -s "$PWD/node_modules" "$library/node_modules"
}

# shellcheck disable=SC2329 # run by the trap
end() {
  local code=$?
  rm -rf "$scratch"
  if [ "$code" != 0 ] && [ "$failed" = 0 ]; then
    failed=1
    echo "not ok the script came to its end"
  fi
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] || exit 1
}
