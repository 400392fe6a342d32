# Building and running the .NET test projects.

# The whole of tests/run has to end within 40 minutes; what is left when a project starts is its limit.
time_limit_s=2380
unset_time_limit() { time_limit_s=0; }

projects() { (cd "$root/tests" && ls -d Platform.*/ | tr -d / | grep -v Benchmarks); }

# build [PROJECT]: the solution, or one test project with what it needs, once, before anything runs.
build() {
  local target=$root/Platform.sln log=$results/build.log
  [ $# -eq 0 ] || target=$root/tests/$1
  echo "== building $(basename "$target")"
  if ! command -v dotnet >/dev/null; then
    note_failure "build" "There is no dotnet on PATH: install the .NET SDK that global.json names."
    return 1
  fi
  dotnet build "$target" -c Release -v q -nologo -p:UseSharedCompilation=true >"$log" 2>&1 && return 0
  note_failure "build" "$(grep -E 'error|warning' "$log" | sort -u | head -n 40)"
  [ -s "$log" ] && tail -n 5 "$log"
  return 1
}

# run_projects "A B C" [ARGS]: one after the other; a project that fails does not stop the next.
run_projects() {
  local project list=$1
  shift
  for project in $list; do run_project "$project" "$@"; done
}

# start_beside [--idle] PROJECTS: one after the other, while others run; Platform.Web are the consoles' tests. With --idle on what others
# leave of the processors. finish_beside waits for their end and takes their results.
start_beside() {
  local how=
  [ "$1" != --idle ] || { how=$1; shift; }
  beside=$*
  {
    [ -z "$how" ] || chrt --idle --pid 0 "$BASHPID" || renice -n 19 -p "$BASHPID"
    for project in $beside; do
      if [ "$project" = Platform.Web ]; then web_tests; else dotnet_test "$project"; fi
      echo $? >"$results/$project.code"
    done
  } >/dev/null 2>&1 &
  beside_job=$!
}

finish_beside() {
  local project code
  wait "$beside_job"
  for project in $beside; do
    code=$(cat "$results/$project.code" 2>/dev/null || echo 1)
    echo "== $project"
    if [ "$project" = Platform.Web ]; then
      tail -n 8 "$results/web.log"
      take_web_results "$code"
    else
      shown <"$results/$project.log"
      take_results "$project" "$code"
    fi
  done
}

run_project() {
  local project=$1
  shift
  echo "== $project, from second $SECONDS"
  dotnet_test "$project" "$@" | shown
  take_results "$project" "${PIPESTATUS[0]}"
}

# dotnet_test PROJECT [ARGS]: ARGS go to dotnet test; $part tells the files of one run of the project from those of another.
dotnet_test() {
  local project=$1 name=$1${part:-}
  shift
  timeout "$(seconds_left)" dotnet test "$root/tests/$project" -c Release --no-build --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" "$@" 2>&1 | tee "$results/$name.log"
  return "${PIPESTATUS[0]}"
}

shown() { grep -vE '^(Results File|Test run for|VSTest version|$)'; }

# take_results PROJECT EXIT_CODE
take_results() {
  local name=$1${part:-} code=$2 failed_before=$failed
  [ ! -f "$results/$name.trx" ] || read_trx "$results/$name.trx"
  if [ "$code" -ne 0 ] && [ "$failed" -eq "$failed_before" ]; then
    note_failure "$name" "$(ending_of "$code"); its last output:"$'\n'"$(tail -n 15 "$results/$name.log")"
  fi
}

# timeout(1) takes 0 for "no limit", so an empty budget is one second.
seconds_left() {
  [ "$time_limit_s" -gt 0 ] || { echo 0; return; }
  local left=$((time_limit_s - SECONDS))
  echo $((left > 0 ? left : 1))
}

ending_of() {
  [ "$1" -eq 124 ] && echo "stopped: tests/run has to end within 40 minutes" || echo "ended with exit code $1"
}

# read_trx FILE: adds its counts and the names and messages of its failed tests.
read_trx() {
  local counters total good bad
  counters=$(grep -o '<Counters [^>]*>' "$1" | head -n 1)
  total=$(attribute total "$counters")
  good=$(attribute passed "$counters")
  bad=$(attribute failed "$counters")
  add_counts "$good" "$bad" $((total - good - bad))
  [ "$bad" -eq 0 ] || failures+=$(failed_tests "$1")$'\n'
}

attribute() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<" $2"; }

failed_tests() {
  awk 'BEGIN { RS = "<UnitTestResult " }
    /^[^>]*outcome="Failed"/ {
      name = $0; sub(/.*testName="/, "", name); sub(/".*/, "", name)
      message = ""
      if (match($0, /<Message>/)) { message = substr($0, RSTART + 9); sub(/<\/Message>.*/, "", message); gsub(/\n/, "\n    ", message) }
      print "FAILED " name "\n    " message
    }' "$1" | sed 's/&quot;/"/g; s/&apos;/'"'"'/g; s/&lt;/</g; s/&gt;/>/g; s/&#xD;//g; s/&#xA;/ /g; s/&amp;/\&/g'
}
