# What the scripts share. Source it: it changes to the repository's root and defines the functions below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
VENV=.venv
BUILD_PACKAGES="g++ cmake ninja-build pkg-config ccache libre2-dev libicu-dev libfmt-dev libtomlplusplus-dev
  python3 python3-venv python3-dev ca-certificates"
BUILD_PYTHON="--require-hashes -r requirements/build.txt"
# The pins are for the Python of Debian 12 and later; older ones need more packages.
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || BUILD_PYTHON="-r requirements/build.in"

say() { printf '\n== %s\n' "$*"; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "must install packages: run it as root, or install sudo"
  fi
}

# need_packages NAME...: installs the Debian packages that are missing; quiet and offline where none is.
need_packages() {
  command -v dpkg-query >/dev/null || { echo "no dpkg here; make sure these are installed:" "$@"; return 0; }
  local name missing=()
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return 0
  say "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# clang_package: the name of the package with the oldest clang that zhibiao is tested with, or the default one.
clang_package() {
  if dpkg-query -W clang-14 >/dev/null 2>&1 || apt-cache show clang-14 >/dev/null 2>&1; then echo clang-14
  else echo clang
  fi
}

# need_venv FOLDER REQUIREMENT...: a virtual environment with these packages; does nothing where it is there already.
need_venv() {
  local folder=$1 stamp
  shift
  stamp="$folder/.zhibiao-$(echo "$@" | cat - requirements/* | sha256sum | cut -c1-16)"
  [ -e "$stamp" ] && "$folder/bin/python" -c '' 2>/dev/null && return 0
  "$folder/bin/python" -c '' 2>/dev/null || python3 -m venv --clear "$folder"
  "$folder/bin/pip" install -q --upgrade pip
  "$folder/bin/pip" install -q "$@"
  touch "$stamp"
}

# source_hash: one line that changes whenever something that goes into the wheel does.
source_hash() {
  find CMakeLists.txt pyproject.toml README.md LICENSE NOTICE cmake include src python benchmarks/bulletin.* scripts/wheel \
    scripts/icu_data -type f \
    -not -name '*.pyc' -not -name '.*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32
}

# install_package: the Python package, as it stands, into $VENV; skipped where nothing has changed.
install_package() {
  local hash
  need_venv "$VENV" $BUILD_PYTHON
  hash=$(source_hash)
  [ "$(cat "$VENV/.zhibiao-source" 2>/dev/null)" = "$hash" ] && return 0
  say "building the Python package"
  "$VENV/bin/pip" install -q --no-build-isolation --no-deps --force-reinstall .
  echo "$hash" >"$VENV/.zhibiao-source"
}
