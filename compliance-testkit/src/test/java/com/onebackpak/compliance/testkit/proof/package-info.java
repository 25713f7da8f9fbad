/** What is proved of policies, held against the evaluator and against a second engine. */
@NullMarked
package com.onebackpak.compliance.testkit.proof;

import org.jspecify.annotations.NullMarked;
