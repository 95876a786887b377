#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Trains and evaluates the paper's largest network (Table 2) on an NVIDIA card:
#   packaging/table2-on-gpu.sh LIBTORCH DATASET [OUT] [train options]
# LIBTORCH is an unpacked LibTorch with CUDA (the build with the C++11 ABI), DATASET a folder in
# MVTec AD layout, OUT a new folder (default mixdesk-table2) that gets the run, its report and
# evaluation.json. Builds the core and the command line alone: no Qt Widgets, no tests.
# Not run on a card yet.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

[ $# -ge 2 ] || die "usage: packaging/table2-on-gpu.sh LIBTORCH DATASET [OUT] [train options]"
libtorch=$(realpath -- "$1")
dataset=$(realpath -- "$2")
out=${3:-mixdesk-table2}
shift $(($# < 3 ? $# : 3))

[ -f "$libtorch/share/cmake/Torch/TorchConfig.cmake" ] ||
    die "$libtorch is no LibTorch: share/cmake/Torch/TorchConfig.cmake is missing there."
command -v nvidia-smi >/dev/null && nvidia-smi >&2 ||
    die "there is no NVIDIA card here, or its driver does not answer (nvidia-smi)."
[ ! -e "$out" ] || die "$out exists already: name a new folder."

say "building the command line against $libtorch"
cmake --log-level=NOTICE -S "$root" -B "$root/build/gpu" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DMIXDESK_GUI=OFF -DMIXDESK_TESTS=OFF -DCMAKE_PREFIX_PATH="$libtorch" >&2
cmake --build "$root/build/gpu" --parallel "$(build_jobs)" --target mixdesk-cli >&2

cli=$root/build/gpu/src/app/cli/mixdesk-cli
mkdir -p "$out"
"$cli" train "$dataset" --run "$out/run" --preset table2 --seed 1 \
    --set training.device=cuda "$@"
"$cli" evaluate "$out/run" "$dataset" --report "$out/report" --json "$out/evaluation.json"
say "done: open $out/report/report.html"
