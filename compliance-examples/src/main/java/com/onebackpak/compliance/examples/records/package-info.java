/** What an officer asks of the records: lists of them, as tables, JSON or CSV. */
@NullMarked
package com.onebackpak.compliance.examples.records;

import org.jspecify.annotations.NullMarked;
