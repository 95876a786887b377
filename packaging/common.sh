# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run.sh and test.sh share: the packages, the number of jobs, configure and build.
# Meant to be sourced under "set -euo pipefail".

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
package_list=$root/packaging/packages-debian.txt

# A ccache that happens to be installed keeps to the checkout as well.
export CCACHE_DIR=${CCACHE_DIR:-$root/.cache/ccache}

say() { printf 'mixdesk: %s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

system_name() {
    # shellcheck disable=SC1091
    (. /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-unknown}" "${VERSION_ID:-}") ||
        printf 'unknown'
}

# Prints the listed packages that are not installed, one a line.
missing_packages() {
    local wanted installed package
    wanted=$(sed 's/#.*//' "$package_list")
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' 2>/dev/null || true)
    for package in $wanted; do
        [[ $'\n'$installed$'\n' == *$'\n'"installed $package"$'\n'* ]] || printf '%s\n' "$package"
    done
}

# Installs what is missing; without anything missing it neither needs apt nor the network.
install_packages() {
    local missing as_root apt log system
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    missing=${missing//$'\n'/ }

    system=$(system_name)
    [ "$system" = 'debian 12' ] ||
        die "this system ($system) is not tested, only Debian 12 is, and packages are missing" \
            "here: use packaging/Containerfile, or install what packaging/packages-debian.txt lists."

    if [ "$(id -u)" -eq 0 ]; then
        as_root=()
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=(sudo)
    else
        die "packages are missing and this needs root; as root run:" \
            "apt-get update && apt-get install --no-install-recommends $missing"
    fi

    apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
        -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
    log=$root/build/apt.log
    mkdir -p "$root/build"
    say "updating apt's package lists"
    "${apt[@]}" update >"$log" 2>&1 || {
        tail -n 15 "$log" >&2
        die "apt-get update failed; its output is in $log"
    }
    say "installing with apt (takes some minutes the first time): $missing"
    # shellcheck disable=SC2086
    "${apt[@]}" install --no-install-recommends $missing >>"$log" 2>&1 || {
        tail -n 15 "$log" >&2
        die "apt-get install failed; its output is in $log"
    }
}

# A file that includes LibTorch takes over 1 GB to compile: memory bounds the jobs as cores do.
build_jobs() {
    local jobs kib limit
    jobs=$(nproc)
    kib=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || true)
    if [[ $limit =~ ^[0-9]+$ ]] && [ "$((limit / 1024))" -lt "${kib:-0}" ]; then
        kib=$((limit / 1024))
    fi
    if [ -n "$kib" ] && [ "$((kib / 1500000))" -lt "$jobs" ]; then
        jobs=$((kib / 1500000))
    fi
    printf '%s' "$((jobs > 0 ? jobs : 1))"
}

# build PRESET [cmake --build options]: configures build/PRESET and builds it.
build() {
    local preset=$1 directory=$root/build/$1 jobs fresh=()
    shift
    # A checkout that was moved, or mounted into a container, cannot use the old cache.
    if [ -f "$directory/CMakeCache.txt" ] &&
        ! grep -Fxq "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$directory/CMakeCache.txt"; then
        fresh=(--fresh)
    fi
    jobs=$(build_jobs)
    say "configuring build/$preset"
    cmake --log-level=NOTICE "${fresh[@]}" -S "$root" --preset "$preset" >&2
    say "building build/$preset, jobs: $jobs (takes some minutes the first time)"
    cmake --build "$directory" --parallel "$jobs" "$@" >&2
}
