# The tests of the consoles, when there are any.

run_web() {
  local web=$root/src/Platform.Web json=$results/web.json log=$results/web.log code
  [ -f "$web/package.json" ] && grep -q '"test"[[:space:]]*:' "$web/package.json" || return 0
  echo "== Platform.Web"
  if ! command -v npm >/dev/null; then
    note_failure "Platform.Web" "There is no npm on PATH: install Node 20."
    return 1
  fi
  if [ ! "$web/node_modules/.package-lock.json" -nt "$web/package-lock.json" ] \
    && ! (cd "$web" && npm ci --no-audit --no-fund) >"$log" 2>&1; then
    note_failure "Platform.Web" "npm ci failed: $(tail -n 15 "$log")"
    return 1
  fi
  (cd "$web" && timeout "$(seconds_left)" npm test --silent -- --run --reporter=default --reporter=json --outputFile.json="$json") 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  read_vitest "$json" "$code"
}

# read_vitest FILE EXIT_CODE
read_vitest() {
  local counts
  if ! counts=$(node "$root/tests/lib/vitest-counts.mjs" "$1" counts 2>/dev/null); then
    note_failure "Platform.Web" "vitest ended with exit code $2 and left no results."
    return
  fi
  # shellcheck disable=SC2086
  add_counts $counts
  failures+=$(node "$root/tests/lib/vitest-counts.mjs" "$1" failures)$'\n'
  failures=${failures#$'\n'}
  if [ "$2" -ne 0 ] && [ "$(cut -d' ' -f2 <<<"$counts")" -eq 0 ]; then
    note_failure "Platform.Web" "vitest ended with exit code $2: $(tail -n 15 "$log")"
  fi
}
