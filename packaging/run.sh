#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing (Debian 12), builds Mixdesk and opens the workstation; arguments go to
# it: packaging/run.sh [PROJECT].
# Without a display, or with --epochs or --out, it runs the demo instead: a small plant is made up,
# learned and evaluated, and left in mixdesk-demo in the current directory (or where
# MIXDESK_DEMO_OUT or --out says) as a report, with pictures of the window's pages.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

headless=0
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=1
out=${MIXDESK_DEMO_OUT:-$PWD/mixdesk-demo}
demo=()
while [ $# -gt 0 ]; do
    case $1 in
        --out) out=$2 headless=1; shift 2 ;;
        --out=*) out=${1#--out=} headless=1; shift ;;
        --epochs) demo+=(--epochs "$2") headless=1; shift 2 ;;
        --epochs=*) demo+=("$1") headless=1; shift ;;
        *) break ;;
    esac
done

install_packages
build release --target mixdesk mixdesk-cli
programs=$root/build/release/src/app

if [ "$headless" = 0 ]; then
    exec "$programs/gui/mixdesk" "$@"
fi
"$programs/cli/mixdesk-cli" demo --out "$out" "${demo[@]}" "$@"
say "saving pictures of the window's pages"
QT_QPA_PLATFORM=offscreen "$programs/gui/mixdesk" --pictures "$out/plant" \
    --screenshots "$out/window" "$out"
say "pictures of the window: $out/window"
