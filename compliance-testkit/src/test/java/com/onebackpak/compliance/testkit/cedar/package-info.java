/**
 * Policies of another engine, Cedar, said in the language of this one and compared with what Cedar decided. It measures what
 * the language can say of rules that were not written for it.
 */
@NullMarked
package com.onebackpak.compliance.testkit.cedar;

import org.jspecify.annotations.NullMarked;
