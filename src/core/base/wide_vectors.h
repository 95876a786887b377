// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One binary for every processor: functions so marked exist for the widest vectors as well.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__)
#define MIXDESK_WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define MIXDESK_WIDE
#endif
#define MIXDESK_INLINE __attribute__((always_inline)) inline
