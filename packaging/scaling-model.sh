#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The model of src/core/nn/SCALING.md as tables: how many times faster N hosts train than one.
#   packaging/scaling-model.sh [IMAGES_PER_SECOND of one host: COMPACT TABLE1 TABLE2]
set -euo pipefail
awk -v compact="${1:-128}" -v table1="${2:-71}" -v table2="${3:-1.2}" '
function speedup(rate, parameters, norms, channels, own, hosts, gbit,    b, ring, compute, passes, gradients, shared, hidden) {
    b = gbit * 1e9 / 8 * 0.94                     # bytes a second over TCP
    ring = 2 * (hosts - 1)                        # messages of an all-reduce, one after another
    compute = batch / hosts / rate
    passes = batch / hosts / own                  # micro-batches of a step
    if (passes < 1) passes = 1
    gradients = ring / hosts * 4 * parameters / b + ring * latency * parameters * 4 / bucket
    shared = passes * (2 * norms + 1) * ring * latency + passes * 2 * ring / hosts * 8 * (2 * channels + norms) / b
    hidden = 2 / 3 * compute / passes             # the last backward pass
    return (batch / rate) / (compute + shared + (gradients > hidden ? gradients - hidden : 0))
}
function table(name, rate, parameters, norms, channels, own,    i, j) {
    printf "| %s | | | | | | |\n", name
    for (i = 1; i <= 3; ++i) {
        printf "| %d Gbit/s", gbits[i]
        for (j = 1; j <= 6; ++j) printf " | %.1f", speedup(rate, parameters, norms, channels, own, 2 ^ j, gbits[i])
        print " |"
    }
}
BEGIN {
    batch = 128; latency = 50e-6; bucket = 4 * 1024 * 1024
    gbits[1] = 1; gbits[2] = 10; gbits[3] = 100
    print "| hosts | 2 | 4 | 8 | 16 | 32 | 64 |\n|---|---|---|---|---|---|---|"
    table("compact", compact, 7.7e6, 10, 1984, 32)
    table("Table 1", table1, 22.6e6, 14, 4064, 32)
    table("Table 2", table2, 33.8e6, 18, 4867, 2)
}'
