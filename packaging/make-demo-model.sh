#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes models/demo anew: draws the demo plant, trains a narrow compact network on it (about five
# minutes on two cores), evaluates it and copies the run's files with their card. Builds
# build/release, or takes the build folder given as the first argument.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

if [ $# -gt 0 ]; then
    directory=$(cd -- "$1" && pwd -P)
else
    install_packages
    build release --target mixdesk-cli mixdesk-demo-card
    directory=$root/build/release
fi
cli=$directory/src/app/cli/mixdesk-cli
card=$directory/models/demo/mixdesk-demo-card

# The widths are what fits: all files together stay under 4 MB, half of it calibration maps.
settings=(--preset compact --seed 1 --set network.width=0.1875 --set network.latent=40
    --set training.epochs=100 --set training.device=cpu)
limit=4000000

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$cli" demo-data --out "$work/plant"
"$cli" train "$work/plant" --run "$work/run" "${settings[@]}"
"$cli" evaluate "$work/run" "$work/plant" --json "$work/evaluation.json"

out=$root/models/demo
for file in config.yaml model.safetensors thresholds.yaml calibration.safetensors validation.jsonl; do
    cp "$work/run/$file" "$out/$file"
done
sed 's/^dataset: .*/dataset: demo plant/' "$work/run/run.yaml" >"$out/run.yaml"
"$card" "$work/run" "$work/plant" "$work/evaluation.json" \
    "mixdesk-cli train PLANT --run RUN ${settings[*]}" "$out"

size=$(cat "$out"/*.yaml "$out"/*.safetensors "$out"/*.jsonl "$out"/README.md | wc -c)
[ "$size" -lt "$limit" ] || die "models/demo is $size bytes, more than $limit; choose a narrower network."
say "models/demo is ready: $size bytes"
