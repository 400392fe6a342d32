# What the tests need from the system, installed with apt when it is missing.

# tool_path NAME: where the tool or the library is, or nothing.
tool_path() {
  case $1 in
    # Debian keeps the server off PATH, one folder per major version.
    postgres) ls /usr/lib/postgresql/*/bin/postgres 2>/dev/null | tail -n 1 ;;
    lib*) ls /usr/lib/*/"$1" 2>/dev/null | head -n 1 ;;
    *) command -v "$1" ;;
  esac
}

package_of() {
  case $1 in
    sipp) echo sip-tester ;;
    svmap) echo sipvicious ;;
    postgres) echo postgresql ;;
    libopus.so.0) echo libopus0 ;;
    libspandsp.so.2) echo libspandsp2 ;;
    *) echo "$1" ;;
  esac
}

# need_tools NAME...: installs the missing ones; fails, and counts as a failed test, when that can't be done.
need_tools() {
  local tool missing=()
  for tool in "$@"; do
    [ -n "$(tool_path "$tool")" ] || missing+=("$(package_of "$tool")")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  echo "== installing ${missing[*]}"
  if ! command -v apt-get >/dev/null; then
    note_failure "tools" "Missing: ${missing[*]}, and there is no apt-get here to install them."
    return 1
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { note_failure "tools" "Missing: ${missing[*]}. Install them as root, or install sudo."; return 1; }
    as_root=(sudo)
  fi
  local log=$results/apt.log
  if "${as_root[@]}" apt-get update >"$log" 2>&1 \
    && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    return 0
  fi
  note_failure "tools" "apt-get could not install ${missing[*]}: $(tail -n 5 "$log")"
  return 1
}

# need_tools_of PROJECTS: the tools of these projects only.
need_tools_of() {
  case $1 in
    *Interop*) need_tools sipp baresip svmap postgres chromium kamailio ;;
    *Media*) need_tools libopus.so.0 libspandsp.so.2 ;;
    *Storage*) need_tools postgres ;;
  esac
}
