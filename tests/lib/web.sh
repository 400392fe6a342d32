# The tests of the consoles, when there are any.

web=$root/src/Platform.Web

run_web() {
  has_web_tests || return 0
  echo "== Platform.Web"
  web_tests
  take_web_results $?
}

has_web_tests() { [ -f "$web/package.json" ] && grep -q '"test"[[:space:]]*:' "$web/package.json"; }

# web_tests: installs what package-lock.json names, where the build has not, and runs vitest; what it prints is kept beside the results.
web_tests() {
  {
    command -v npm >/dev/null || { echo "There is no npm on PATH: install Node 20."; return 1; }
    if [ ! "$web/node_modules/.package-lock.json" -nt "$web/package-lock.json" ]; then
      (cd "$web" && npm ci --no-audit --no-fund) || return 1
    fi
    cd "$web" && timeout "$(seconds_left)" npm test --silent -- --run --reporter=default --reporter=json --outputFile.json="$results/web.json"
  } 2>&1 | tee "$results/web.log"
  return "${PIPESTATUS[0]}"
}

# take_web_results EXIT_CODE
take_web_results() {
  local counts json=$results/web.json
  if ! counts=$(node "$root/tests/lib/vitest-counts.mjs" "$json" counts 2>/dev/null); then
    note_failure "Platform.Web" "vitest ended with exit code $1 and left no results: $(tail -n 15 "$results/web.log")"
    return
  fi
  # shellcheck disable=SC2086
  add_counts $counts
  failures+=$(node "$root/tests/lib/vitest-counts.mjs" "$json" failures)$'\n'
  failures=${failures#$'\n'}
  if [ "$1" -ne 0 ] && [ "$(cut -d' ' -f2 <<<"$counts")" -eq 0 ]; then
    note_failure "Platform.Web" "vitest ended with exit code $1: $(tail -n 15 "$results/web.log")"
  fi
}
