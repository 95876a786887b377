#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures how training grows with processes (src/core/nn/SCALING.md says what comes of it): images per
# second of one and two processes on this machine, bytes sent per step against theory, and three
# network namespaces with shaped links. The last two need root. Wants a quiet machine.
#   packaging/measure-scaling.sh [MIXDESK_CLI] [EPOCHS] [speed|bytes|links]
set -euo pipefail
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"
cli="$(realpath -- "${1:-$root/build/release/src/app/cli/mixdesk-cli}")"
epochs="${2:-4}"
only="${3:-}"
work="$(mktemp -d)"
tag="mxs$$"
export OMP_WAIT_POLICY=passive

clean_up() {
    for host in 0 1 2 switch; do ip netns del "$tag$host" 2>/dev/null || true; done
    rm -rf -- "$work"
}
trap clean_up EXIT

training() { # RUN EPOCHS, then more settings
    local run="$1" count="$2"
    shift 2
    echo train "$work/plant" --run "$work/$run" --preset compact --epochs "$count" --set network.width=0.5 \
        --set training.precision=fp32 "$@"
}
last_figure() { # RUN KEY: of the last epoch
    tail -n 1 "$work/$1/metrics.jsonl" | grep -o "\"$2\":[0-9.e+-]*" | tail -n 1 | cut -d: -f2
}

steps_of() { # RUN: optimiser steps in its last checkpoint
    head -c 65536 "$work/$1/checkpoints/last.safetensors" |
        grep -ao '"optimizer_steps":"[0-9]*"' | grep -o '[0-9]*'
}
wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }

"$cli" --quiet demo-data --out "$work/plant" --size 128 --train-good 400 --test-good 4 \
    --test-defective 1 --classes hex_nut screw >/dev/null

# shellcheck disable=SC2046 # the words of a command line
"$cli" $(training first 1) 2>"$work/log" >/dev/null
parameters="$(grep -o '[0-9]* parameters' "$work/log" | cut -d' ' -f1)"

measure_speed() {
    echo "== Images per second, compact at 128 pixels, half width, last of $epochs epochs"
    local wide=(--set training.batch=64 --set training.micro_batch=64)
    # shellcheck disable=SC2046 # the words of a command line
    {
        "$cli" --quiet $(training one1 "$epochs" --set training.threads=1) >/dev/null
        "$cli" --quiet $(training one2 "$epochs" --set training.threads=2) >/dev/null
        "$cli" --quiet $(training wide2 "$epochs" --set training.threads=2 "${wide[@]}") >/dev/null
        "$cli" --quiet launch -n 2 $(training two1 "$epochs" --set training.threads=1) >/dev/null
        "$cli" --quiet launch -n 2 $(training wide1 "$epochs" --set training.threads=1 "${wide[@]}") \
            >/dev/null
    }
    printf 'one process, one thread, batch 32:         %.1f\n' "$(last_figure one1 images_per_second)"
    printf 'one process, two threads, batch 32:        %.1f\n' "$(last_figure one2 images_per_second)"
    printf 'one process, two threads, batch 64:        %.1f\n' "$(last_figure wide2 images_per_second)"
    printf 'two processes, one thread each, batch 32:  %.1f\n' "$(last_figure two1 images_per_second)"
    printf 'two processes, one thread each, batch 64:  %.1f\n' "$(last_figure wide1 images_per_second)"
}

bytes_of() { # PROCESSES EPOCHS RUN
    # shellcheck disable=SC2046
    unshare -n bash -c 'ip link set lo up && "$@" >/dev/null && awk "/lo:/ {print \$10}" /proc/net/dev' \
        _ "$cli" --quiet launch -n "$1" $(training "$3" "$2" --set training.threads=1)
}

measure_bytes() {
    echo "== Bytes sent per step, all processes together"
    for processes in 2 3; do
        short="$(bytes_of "$processes" 1 "short$processes")"
        long="$(bytes_of "$processes" 3 "long$processes")"
        steps=$(($(steps_of "long$processes") - $(steps_of "short$processes")))
        awk -v n="$processes" -v p="$parameters" -v bytes=$((long - short)) -v steps="$steps" 'BEGIN {
            theory = n * 2 * (n - 1) / n * p * 4
            printf "%d processes: %.2f MB, of which gradients in theory %.2f MB (%d parameters)\n",
                   n, bytes / steps / 1e6, theory / 1e6, p }'
    done
}

connect() { # RATE, or "unshaped"
    ip netns add "${tag}switch"
    ip -n "${tag}switch" link add bridge type bridge
    ip -n "${tag}switch" link set bridge up
    for host in 0 1 2; do
        ip netns add "$tag$host"
        ip link add up0 netns "$tag$host" type veth peer "port$host" netns "${tag}switch"
        ip -n "${tag}switch" link set "port$host" master bridge up
        ip -n "$tag$host" addr add "10.78.0.$((host + 1))/24" dev up0
        ip -n "$tag$host" link set up0 up
        ip -n "$tag$host" link set lo up
        [ "$1" = unshaped ] || tc -n "$tag$host" qdisc add dev up0 root tbf rate "$1" burst 256kb latency 100ms
    done
}
disconnect() {
    for host in 0 1 2 switch; do ip netns del "$tag$host"; done
}
step_time() { # RATE RUN
    connect "$1"
    local host
    for host in 2 1 0; do
        # shellcheck disable=SC2046
        RANK="$host" WORLD_SIZE=3 MASTER_ADDR=10.78.0.1 MIXDESK_INTERFACE=up0 \
            ip netns exec "$tag$host" "$cli" --quiet $(training "$2" 2 --set training.threads=1) >/dev/null &
    done
    wait
    disconnect
    awk -v seconds="$(last_figure "$2" seconds)" -v steps="$(steps_of "$2")" \
        'BEGIN { print seconds / (steps / 2) }'
}

measure_links() {
    echo "== Three machines (network namespaces), step time in seconds"
    base="$(step_time unshaped free)"
    printf 'unshaped: %.2f\n' "$base"
    for rate in 100 1000; do
        measured="$(step_time "${rate}mbit" "shaped$rate")"
        awk -v base="$base" -v measured="$measured" -v rate="$rate" -v p="$parameters" 'BEGIN {
            sending = 2 * 2 / 3 * p * 4 * 8 / (0.94 * rate * 1e6) # as the model has it
            printf "%d Mbit/s: %.2f; the model says %.2f to %.2f (all to nothing of %.2f s overlapped)\n",
                   rate, measured, (base > sending ? base : sending), base + sending, sending }'
    done
}

! wanted speed || measure_speed
if [ "$(id -u)" != 0 ]; then
    echo "The rest needs root."
    exit 0
fi
! wanted bytes || measure_bytes
! wanted links || measure_links
