#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing (Debian 12), builds Mixdesk and runs the demo: a small plant is made up,
# learned and evaluated, and the report written. Further arguments go to "mixdesk-cli demo".
# The results go to mixdesk-demo in the current directory, or where MIXDESK_DEMO_OUT says.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

install_packages
build release --target mixdesk-cli

out=(--out "${MIXDESK_DEMO_OUT:-$PWD/mixdesk-demo}")
for argument in "$@"; do
    case $argument in --out | --out=*) out=() ;; esac
done
exec "$root/build/release/src/app/cli/mixdesk-cli" demo "${out[@]}" "$@"
