# The sum over all projects, and the list of what failed.

passed=0
failed=0
skipped=0
failures=

# note_failure NAME MESSAGE: something that should have run did not.
note_failure() {
  failed=$((failed + 1))
  failures+="FAILED $1"$'\n'"$(printf '%s\n' "$2" | sed 's/^/    /')"$'\n'
}

# add_counts PASSED FAILED SKIPPED
add_counts() {
  passed=$((passed + $1))
  failed=$((failed + $2))
  skipped=$((skipped + $3))
}

finish() {
  [ -z "$failures" ] || printf '\n%s\n' "$failures"
  [ $((passed + failed + skipped)) -gt 0 ] || echo "Nothing ran." >&2
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
  exit
}
