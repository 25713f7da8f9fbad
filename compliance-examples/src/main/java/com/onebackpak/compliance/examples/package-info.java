/** What a person runs: the command line, the demo and small worked programs. */
@NullMarked
package com.onebackpak.compliance.examples;

import org.jspecify.annotations.NullMarked;
