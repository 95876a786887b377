#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing (Debian 12), builds everything with warnings as errors and runs the tests
# but those labelled "long". Further arguments go to ctest, for example: packaging/test.sh -R data/
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

install_packages
build ci

export LC_ALL=C.UTF-8
exec ctest --test-dir "$root/build/ci" --output-on-failure --no-tests=error -LE long -j2 "$@"
