#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Drives the real window on an X server of its own through the whole story and leaves screenshots:
#   tests/story/story.sh STORY_PROGRAM FOLDER [LANGUAGE [WIDTHxHEIGHT]]
# STORY_PROGRAM is the built test program story_test_story. English at 1280x800 unless told; with
# QT_SCALE_FACTOR=2 as on a dense display.
set -euo pipefail
program=$1
pictures=$2
home=$(mktemp -d)
trap 'rm -rf -- "$home"' EXIT
mkdir -p "$pictures"
export MIXDESK_STORY_LANGUAGE=${3:-en} MIXDESK_STORY_SIZE=${4:-1280x800}
chmod 700 "$home"
export HOME=$home XDG_RUNTIME_DIR=$home QT_QPA_PLATFORM=xcb MIXDESK_STORY_PICTURES=$pictures
export OMP_WAIT_POLICY=passive OPENBLAS_THREAD_TIMEOUT=4 LC_ALL=C.UTF-8
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_DOCUMENTS_DIR WAYLAND_DISPLAY
xvfb-run --auto-servernum --server-args='-screen 0 2560x1600x24 -dpi 96' "$program"
