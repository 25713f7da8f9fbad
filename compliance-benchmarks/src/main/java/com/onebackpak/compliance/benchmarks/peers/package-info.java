/** One policy, one stream of requests, and what each engine makes of them. */
@NullMarked
package com.onebackpak.compliance.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
